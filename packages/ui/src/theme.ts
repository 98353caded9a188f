import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const accent: MantineColorsTuple = ['#eefaf8', '#d7efec', '#aee0d9', '#82cfc5', '#5cc0b4', '#34a99b', '#178c80', '#0f766e', '#0b5f58', '#084c46']

/** Calm, one accent, system fonts; field borders dark enough to be seen. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  colors: { accent },
  defaultRadius: 'md',
  // Who asks the device for less motion gets none.
  respectReducedMotion: true,
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: { fontFamily: 'inherit', fontWeight: '650' },
  cursorType: 'pointer',
})

const ours = {
  '--mantine-color-dimmed': 'var(--s-muted)',
  '--mantine-color-placeholder': 'var(--s-muted)',
  '--mantine-color-error': 'var(--s-bad)',
  '--mantine-color-body': 'var(--s-card)',
  '--mantine-color-text': 'var(--s-ink)',
  '--mantine-color-default': 'var(--s-card)',
  '--mantine-color-default-border': 'color-mix(in srgb, var(--s-muted) 45%, var(--s-card))',
  '--mantine-color-anchor': 'var(--s-accent)',
  '--mantine-color-accent-light-color': 'var(--s-accent)',
}

const darkGreys = {
  '--mantine-color-dark-7': '#131a19',
  '--mantine-color-dark-6': '#1d2726',
  '--mantine-color-dark-5': '#293635',
  '--mantine-color-dark-4': '#41514f',
}

/** Mantine's own greys are below 4,5:1 for small text: ours take their place in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: { ...ours, ...darkGreys } })
