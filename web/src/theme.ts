import { createTheme, type MantineColorsTuple, Modal, Notification } from '@mantine/core';

/** Of the studio: a deep teal whose sixth shade keeps 4.5 : 1 against white. */
const teal: MantineColorsTuple = [
  '#e6f6f5',
  '#cfeae8',
  '#a0d5d1',
  '#6dbeb9',
  '#44aaa4',
  '#2a9d96',
  '#0b7a75',
  '#08645f',
  '#054e4b',
  '#023935',
];

export const THEME = createTheme({
  colors: { studio: teal },
  primaryColor: 'studio',
  primaryShade: { light: 6, dark: 6 },
  autoContrast: true,
  // Black stands on red: white has 3.3 : 1 there.
  luminanceThreshold: 0.25,
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  focusRing: 'auto',
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
  components: {
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } }),
  },
});
