import { htmlText } from '../html-text.ts'
import type { SavedStatement } from './saved-statements.ts'

/**
 * The guide that Neo4j Browser plays (`:play URL`): a page of what to know, and one a question. Its own elements are `slide`s;
 * `data-exec` runs a command when it is clicked, and a `pre` of class `runnable` is put into the editor. It has no script.
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

const command = (text: string): string =>
  `<a data-exec="${htmlText(text)}"><code>:${htmlText(text)}</code></a>`

const welcome = (origin: string): string => `<h3>Tributary</h3>
<p>Datasets, columns, jobs and runs, and what is made of what. Arrows of <code>DERIVED_FROM</code> lead from what is made to what it is made of.</p>
<p>Click a command to run it. First the colours: ${command(`style ${origin}/browser/tributary.grass`)}</p>
<p>Each of the next pages has one question: set its parameters by a click, then run the statement. It can be kept as a favourite.</p>
<p>Questions in Tributary’s own language become statements for this window by <code>tributary explain --browser 'downstream of …'</code>.</p>
<p>With <em>Connect result nodes</em> on in its settings, Browser draws all relationships between the nodes of an answer, not only those that belong to it.</p>
<pre class="runnable">CALL db.schema.visualization()</pre>`

const question = ({ title, about, params, text }: SavedStatement): string => `<h3>${htmlText(title)}</h3>
${about.map((line) => `<p>${marked(line)}</p>`).join('\n')}
${params.map((param) => `<p>${command(param)}</p>`).join('\n')}
<pre class="runnable">${htmlText(withoutComments(text))}</pre>`

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
