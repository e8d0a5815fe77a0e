import { htmlText } from '../html-text.ts'
import type { SavedStatement } from './saved-statements.ts'

/**
 * The guide for Neo4j Browser (`:play URL`): an introduction, and one slide per question. `slide` is an element of Browser. A click
 * on a `pre` of class `runnable` puts its content into the editor; `data-exec` would replace the guide by the result. The page has
 * no script.
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
<p>Datasets, columns, jobs and runs, and their lineage. <code>DERIVED_FROM</code> points from a dataset to its source.</p>
<p>A click on a command puts it into the editor. Set the colours first:</p>
${runnable(`:style ${origin}/browser/tributary.grass`)}
<p>Each of the next pages has one question. Set its parameters, then run the statement. You can save it as a favourite.</p>
<p><code>tributary explain --browser 'downstream of …'</code> converts a query in Tributary’s language to a statement for this window.</p>
<p>If <em>Connect result nodes</em> is on in its settings, Browser draws all relationships between the nodes of an answer, not only those in the answer.</p>
<p>Show the schema of the graph:</p>
${runnable('CALL db.schema.visualization()')}`

const question = ({ title, about, params, text }: SavedStatement): string => `<h3>${htmlText(title)}</h3>
${about.map((line) => `<p>${marked(line)}</p>`).join('\n')}
${params.map(runnable).join('\n')}
${runnable(withoutComments(text))}`

/** Removes the comments, which the page shows as text. Keeps the first, because Browser uses it as the name of a favourite. */
const withoutComments = (text: string): string =>
  text
    .split('\n')
    .filter((line, i) => i === 0 || !line.startsWith('// '))
    .join('\n')

const marked = (line: string): string => {
  const sentence = `${line.charAt(0).toUpperCase()}${line.slice(1)}${line.endsWith('.') ? '' : '.'}`
  return htmlText(sentence).replaceAll(/`([^`]*)`/gu, '<code>$1</code>')
}
