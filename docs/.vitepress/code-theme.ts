import type { MarkdownOptions } from 'vitepress'

/** Shiki writes a colour of the theme as a style of each word. Each of these numbers stands for a class. */
const CLASSES = {
  '#000001': 'code-keyword',
  '#000002': 'code-string',
  '#000003': 'code-comment',
  '#000004': 'code-constant',
  '#000005': 'code-name',
} as const

export const CODE_THEME = {
  name: 'site',
  type: 'light' as const,
  fg: '#000000',
  bg: '#ffffff',
  settings: [
    { settings: { foreground: '#000000', background: '#ffffff' } },
    { scope: ['keyword', 'storage', 'entity.name.tag'], settings: { foreground: '#000001' } },
    { scope: ['string', 'constant.other'], settings: { foreground: '#000002' } },
    { scope: ['comment'], settings: { foreground: '#000003' } },
    { scope: ['constant.numeric', 'constant.language'], settings: { foreground: '#000004' } },
    {
      scope: ['entity.name.function', 'support.function', 'support.type.property-name', 'variable.parameter'],
      settings: { foreground: '#000005' },
    },
  ],
}

type Transformer = NonNullable<MarkdownOptions['codeTransformers']>[number]

/** Replaces the styles by classes: the content security policy of the server allows no inline style. */
export const classesForColours: Transformer = {
  name: 'classes-for-colours',
  pre(node) {
    delete node.properties.style
  },
  span(node) {
    const { style } = node.properties
    if (typeof style !== 'string') return
    delete node.properties.style
    const name = Object.entries(CLASSES).find(([colour]) => style.toLowerCase().includes(colour))?.[1]
    if (name !== undefined) node.properties.class = name
  },
}
