import { createTheme, Modal, type MantineColorsTuple } from '@mantine/core';

const indigo: MantineColorsTuple = [
  '#edf2ff',
  '#dbe4ff',
  '#bac8ff',
  '#91a7ff',
  '#748ffc',
  '#5c7cfa',
  '#4263eb',
  '#3b5bdb',
  '#364fc7',
  '#2b3f9e',
];

/** Mantine draws dark panels, lines and words from these; the same tones as in globals.css. */
const slate: MantineColorsTuple = [
  '#e3e8f0',
  '#c3cbd8',
  '#9aa5b6',
  '#5f6b7c',
  '#262d38',
  '#1f2630',
  '#161b23',
  '#0f1319',
  '#0b0e13',
  '#07090c',
];

/** The tokens of the screens in Mantine's terms; colours by meaning are CSS variables in globals.css. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent: indigo, dark: slate },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'IBM Plex Mono', ui-monospace, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 8,
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '16px' },
  shadows: { xs: 'none', sm: 'none', md: '0 4px 16px rgb(0 0 0 / 0.12)' },
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '18px' }, h2: { fontSize: '15px' } } },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
  },
});
