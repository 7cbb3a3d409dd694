import classes from './kbd.module.css';

/** A key, as it stands on the keyboard. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={classes.key}>{children}</kbd>;
}
