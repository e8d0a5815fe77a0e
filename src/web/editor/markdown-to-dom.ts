/**
 * Converts the small subset of Markdown in hovers to elements: paragraphs, `-` lists, fenced and inline code, `**strong**` and
 * `*emphasis*`. Everything else is plain text. HTML is never parsed, so a dataset's description cannot inject any.
 */
export function markdownToDom(markdown: string, document: Document): DocumentFragment {
  const fragment = document.createDocumentFragment()
  for (const block of markdown.split(/\n{2,}|(?=^```)/m)) {
    const text = block.replace(/^\n+|\n+$/g, '')
    if (text !== '') fragment.append(blockOf(text, document))
  }
  return fragment
}

function blockOf(text: string, document: Document): HTMLElement {
  const fenced = /^```[^\n]*\n([\s\S]*?)\n?```$/.exec(text)
  if (fenced !== null) {
    const pre = document.createElement('pre')
    pre.textContent = fenced[1]!
    return pre
  }
  const lines = text.split('\n')
  if (lines.every((line) => line.startsWith('- '))) {
    const list = document.createElement('ul')
    for (const line of lines) {
      const item = document.createElement('li')
      item.append(...inline(line.slice(2), document))
      list.append(item)
    }
    return list
  }
  const paragraph = document.createElement('p')
  paragraph.append(...inline(text, document))
  return paragraph
}

const SPANS = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/g

function inline(text: string, document: Document): readonly (Node | string)[] {
  const parts: (Node | string)[] = []
  let at = 0
  for (const match of text.matchAll(SPANS)) {
    const [whole, code, strong, emphasis] = match
    const element = document.createElement(
      code !== undefined ? 'code' : strong !== undefined ? 'strong' : 'em',
    )
    element.textContent = code ?? strong ?? emphasis ?? ''
    parts.push(text.slice(at, match.index), element)
    at = match.index + whole.length
  }
  return [...parts, text.slice(at)]
}
