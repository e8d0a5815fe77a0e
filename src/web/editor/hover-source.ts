import type { HoverTooltipSource } from '@codemirror/view'
import type { LanguageTools } from './language-tools.ts'
import { markdownToDom } from './markdown-to-dom.ts'

/** Shows the meaning of the word under the pointer. */
export function hoverSource(tools: Pick<LanguageTools, 'hover'>): HoverTooltipSource {
  return async (view, at) => {
    const answer = await tools.hover(view.state.doc.toString(), at).catch(() => undefined)
    if (answer === undefined || answer.markdown === '') return null
    const { span, markdown } = answer
    return {
      pos: span.start,
      end: span.end,
      above: true,
      create: ({ dom: editor }) => {
        const dom = editor.ownerDocument.createElement('div')
        dom.className = 'tributary-hover'
        dom.append(markdownToDom(markdown, editor.ownerDocument))
        return { dom }
      },
    }
  }
}
