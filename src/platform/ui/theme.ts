import {
  type CSSVariablesResolver,
  createTheme,
  Menu,
  Modal,
  type SelectProps,
  Tooltip,
} from '@mantine/core';

/**
 * Lists and calendars open where they belong in the page, inside its landmarks, and not at the end of the body;
 * `fixed` keeps a dialog or a scrolling box from cutting them off.
 */
export const FLOATING = {
  withinPortal: false,
  floatingStrategy: 'fixed',
  transitionProps: { duration: 0 },
  shadow: 'md',
} as const;

/** Index 7 is the shade of text and fill, 1 the tint. `son` (seal red) means overdue and nothing else. */
export const theme = createTheme({
  fontFamily: '"Chu so", "Be Vietnam Pro", "Segoe UI", system-ui, sans-serif',
  colors: {
    ink: '#F5F9FE #EAF1FA #D3E2F4 #A9C4E6 #7BA3D6 #4B7FC4 #2F67B0 #1F4E92 #1A3A6B #12233F'.split(
      ' ',
    ) as Shades,
    son: '#FEF7F6 #FDEDEB #F9D2CE #F0A8A1 #E37A70 #D45247 #C5372C #B3241B #8E1B14 #65120D'.split(
      ' ',
    ) as Shades,
    la: '#F3FAF5 #E5F3EA #CFE8D8 #A5D2B6 #6FAE86 #5C9E77 #2F8450 #19693A #0F4A27 #0C3F20'.split(
      ' ',
    ) as Shades,
    ho: '#FFFAEE #FFF3D9 #FFE9B5 #F4CF7C #D99A1C #B97E0B #9A6204 #7F4B00 #643B00 #472A00'.split(
      ' ',
    ) as Shades,
    tim: '#F8F6FD #F0ECFA #DFD7F4 #C1B3E8 #9D88D6 #7D63C0 #6A4EAD #583C9B #452E7C #32215C'.split(
      ' ',
    ) as Shades,
    gray: '#F8F9FB #F4F6F8 #ECEFF3 #DDE2E8 #C5CCD5 #9AA4B0 #78838F #5A6576 #434E5E #17202D'.split(
      ' ',
    ) as Shades,
  },
  primaryColor: 'ink',
  primaryShade: 7,
  autoContrast: false,
  black: '#17202D',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '21px' },
  lineHeights: { xs: '1.5', sm: '1.54', md: '1.571', lg: '1.6', xl: '1.43' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '6px', md: '10px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '21px', lineHeight: '30px' },
      h2: { fontSize: '15px', lineHeight: '24px' },
      h3: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  respectReducedMotion: true,
  // Mantine's own words are English; these are the ones a screen reader would speak.
  components: {
    Modal: Modal.extend({
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Đóng' },
        radius: 'md',
        centered: true,
        transitionProps: { duration: 120 },
        attributes: { header: { role: 'presentation' } },
        overlayProps: { color: '#12233F', backgroundOpacity: 0.35 },
      },
    }),
    // By its name alone: a page without a list to choose from does not fetch it.
    Select: {
      defaultProps: {
        nothingFoundMessage: 'Không có mục nào khớp.',
        clearButtonProps: { 'aria-label': 'Bỏ chọn' },
        comboboxProps: FLOATING,
      } satisfies Partial<SelectProps>,
    },
    Menu: Menu.extend({ defaultProps: { ...FLOATING, withInitialFocusPlaceholder: false } }),
    Tooltip: Tooltip.extend({
      defaultProps: { transitionProps: { duration: 0 }, openDelay: 300, withArrow: true },
    }),
  },
  shadows: { md: '0 4px 16px rgb(18 35 63 / 0.14)' },
});

type Shades = [string, string, string, string, string, string, string, string, string, string];

/** Field errors are amber with an icon: red is kept for overdue. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-error': '#7F4B00',
    '--mantine-color-dimmed': '#5A6576',
    '--mantine-color-default-border': '#78838F',
    '--mantine-color-body': '#F4F6F8',
    '--mantine-color-placeholder': '#5A6576',
  },
  dark: {},
});
