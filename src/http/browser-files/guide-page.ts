import { htmlText } from '../html-text.ts'
import type { SavedStatement } from './saved-statements.ts'

/**
 * The guide that Neo4j Browser plays (`:play URL`): a page of what to know, and one a question. Browser's own elements are the
 * `slide`s; a click on a `pre` of class `runnable` puts what it holds into the editor (`data-exec` would run it in the guide's
 * place). It has no script.
 */
export function guidePage(origin: string, statements: readonly SavedStatement[]): string {
  const slides = [welcome(origin), ...statements.map(question)]
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"/><title>Tributary</title></head>
<body>
<article class="guide">
${slides.map((slide) => `<slide>\n${slide}\n</slide>`).join('\n')}
</article>
</body>
</html>
`
}

const runnable = (text: string): string => `<pre class="runnable">${htmlText(text)}</pre>`

const welcome = (origin: string): string => `<h3>Tributary</h3>
<p>Datasets, columns, jobs and runs, and what is made of what. Arrows of <code>DERIVED_FROM</code> lead from what is made to what it is made of.</p>
<p>A click on a command puts it into the editor. First the colours:</p>
${runnable(`:style ${origin}/browser/tributary.grass`)}
<p>Each of the next pages has one question: set its parameters, then run the statement, which can be kept as a favourite.</p>
<p>Questions in Tributary’s own language become statements for this window by <code>tributary explain --browser 'downstream of …'</code>.</p>
<p>With <em>Connect result nodes</em> on in its settings, Browser draws all relationships between the nodes of an answer, not only those that belong to it.</p>
<p>What there is, kind by kind:</p>
${runnable('CALL db.schema.visualization()')}`

const question = ({ title, about, params, text }: SavedStatement): string => `<h3>${htmlText(title)}</h3>
${about.map((line) => `<p>${marked(line)}</p>`).join('\n')}
${params.map(runnable).join('\n')}
${runnable(withoutComments(text))}`

/** The page says what they say. The title stays, which a favourite is called by. */
const withoutComments = (text: string): string =>
  text
    .split('\n')
    .filter((line, i) => i === 0 || !line.startsWith('// '))
    .join('\n')

const marked = (line: string): string => {
  const sentence = `${line.charAt(0).toUpperCase()}${line.slice(1)}${line.endsWith('.') ? '' : '.'}`
  return htmlText(sentence).replaceAll(/`([^`]*)`/gu, '<code>$1</code>')
}
