import type { MarkdownRenderer } from 'vitepress'

/** Gives the cells of an aligned column a class instead of a style, which the content security policy of the server forbids. */
export function alignCellsByClass(md: MarkdownRenderer): void {
  md.core.ruler.push('align-cells-by-class', ({ tokens }) => {
    for (const token of tokens) {
      const align = /^text-align:(\w+)$/u.exec(token.attrGet('style') ?? '')?.[1]
      if (align !== undefined) token.attrs = [['class', `align-${align}`]]
    }
  })
}
