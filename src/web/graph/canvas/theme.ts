import type { NodeKind } from '../../../domain/lineage-graph.ts'

/** Colours and font from CSS. */
export interface Theme {
  readonly bg: string
  readonly surface: string
  readonly surface2: string
  readonly border: string
  readonly text: string
  readonly text2: string
  readonly accent: string
  readonly accentText: string
  readonly good: string
  readonly warn: string
  readonly bad: string
  readonly focus: string
  readonly kinds: Readonly<Record<NodeKind, string>>
  readonly font: string
}

/** Fallback for pages without custom properties: the light theme. */
export const LIGHT: Theme = {
  bg: '#f6f7f9',
  surface: '#ffffff',
  surface2: '#eef0f4',
  border: '#d5d9e0',
  text: '#1b2230',
  text2: '#667085',
  accent: '#3157d5',
  accentText: '#ffffff',
  good: '#1a7f4b',
  warn: '#a15c00',
  bad: '#c22f3d',
  focus: '#3157d5',
  kinds: {
    dataset: '#2f6fdb',
    column: '#0f8a8a',
    job: '#c2681a',
    run: '#7a51c9',
    operation: '#9a4a86',
  },
  font: 'system-ui, sans-serif',
}

/** The theme at an element: its CSS custom properties, with LIGHT as fallback. */
export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element)
  const read = (name: string, fallback: string): string => style.getPropertyValue(name).trim() || fallback
  const kind = (name: NodeKind): string => read(`--kind-${name}`, LIGHT.kinds[name])
  return {
    bg: read('--bg', LIGHT.bg),
    surface: read('--surface', LIGHT.surface),
    surface2: read('--surface-2', LIGHT.surface2),
    border: read('--border', LIGHT.border),
    text: read('--text', LIGHT.text),
    text2: read('--text-2', LIGHT.text2),
    accent: read('--accent', LIGHT.accent),
    accentText: read('--accent-text', LIGHT.accentText),
    good: read('--good', LIGHT.good),
    warn: read('--warn', LIGHT.warn),
    bad: read('--bad', LIGHT.bad),
    focus: read('--focus', LIGHT.focus),
    kinds: {
      dataset: kind('dataset'),
      column: kind('column'),
      job: kind('job'),
      run: kind('run'),
      operation: kind('operation'),
    },
    font: style.fontFamily || LIGHT.font,
  }
}
