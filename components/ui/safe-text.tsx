import { visibleText } from './visible-text.ts';
import classes from './safe-text.module.css';

interface Props {
  readonly children: string;
}

/** Every piece of user data goes through here: unseen characters become tokens, direction stays inside. */
export function SafeText({ children }: Props) {
  const pieces = visibleText(children);
  if (pieces.every((piece) => piece.kind === 'plain')) return <bdi>{children}</bdi>;
  return (
    <bdi>
      {pieces.map((piece, index) =>
        piece.kind === 'plain' ? (
          piece.text
        ) : (
          <span key={index} className={classes.token} title={piece.title ?? undefined}>
            {piece.text}
          </span>
        ),
      )}
    </bdi>
  );
}
