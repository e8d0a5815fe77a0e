import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from '../http/open-api.ts'

const root = join(import.meta.dirname, '..', '..')
const file = join(root, 'docs', 'connecting.md')
const page = readFileSync(file, 'utf8')
const source = (path: string): readonly string[] =>
  readFileSync(join(root, path), 'utf8')
    .split('\n')
    .map((line) => line.trim())

/** Snippets, each after the name of the file that contains it. */
const snippets = [
  ...page.matchAll(/^<!-- (examples\/\S+) -->\n\n```(?:sh|python|yaml|properties|sql)\n([\s\S]*?)^```$/gm),
].map(([, path, text]) => ({ path: path!, lines: text!.split('\n').filter((line) => line.trim() !== '') }))

/** A query after the name of its recording, with its answer; UPDATE_CONNECTING=1 writes the answers. */
const ANSWERED =
  /^<!-- (curl|examples\/\S+\.ndjson) -->\n\n```lineage\n([^\n]+)\n```\n\n```text\n([\s\S]*?)^```$/gm
const answered = [...page.matchAll(ANSWERED)].map(([, events, query, answer]) => ({
  events: events!,
  query: query!,
  answer: answer!,
}))

describe('snippets of docs/connecting.md', () => {
  it('all match a file, except those of Tributary itself', () => {
    const fences = [...page.matchAll(/^```(?!lineage|text)\w+\n([\s\S]*?)^```$/gm)].map(([, text]) => text!)
    const own = fences.filter((text) => /^(?:tributary |export OPENLINEAGE_URL=|curl )/.test(text))
    expect(fences.length - own.length).toBe(snippets.length)
    expect(snippets.length).toBeGreaterThan(15)
  })

  it.each(snippets.filter(({ path }) => !path.endsWith('requirements.txt')))(
    'appear in $path, in this order',
    ({ path, lines }) => {
      let rest = source(path)
      for (const line of lines) {
        const at = rest.indexOf(line.trim())
        expect(at, line).toBeGreaterThanOrEqual(0)
        rest = rest.slice(at + 1)
      }
    },
  )

  it('are complete programs in Python, so that a copy runs', () => {
    const programs = snippets.filter(
      ({ path }) => path.startsWith('examples/python-client/') && path.endsWith('.py'),
    )
    expect(programs.map(({ path }) => path)).toEqual([
      'examples/python-client/first_event.py',
      'examples/python-client/own_transport.py',
    ])
    for (const { path, lines } of programs)
      expect(lines.join('\n')).toBe(
        readFileSync(join(root, path), 'utf8')
          .split('\n')
          .filter((line) => line.trim() !== '')
          .join('\n'),
      )
  })

  it.each(snippets.filter(({ path }) => path.endsWith('requirements.txt')))(
    'install what $path does',
    ({ path, lines: [line = ''] }) => {
      const [pip, install, ...packages] = line.split(' ')
      expect([pip, install]).toEqual(['pip', 'install'])
      expect(source(path)).toEqual(expect.arrayContaining(packages))
    },
  )

  it('name every package with the tested version', () => {
    const held = [...page.matchAll(/`([\w-]+==[\d.]+)`/g)].map(([, name]) => name!)
    const installed = snippets.flatMap(({ lines }) => lines).flatMap((line) => line.split(' '))
    for (const name of held) expect(installed).toContain(name)
    const poms = ['spark-warehouse', 'flink-shop']
      .map((one) => source(`examples/${one}/pom.xml`).join(''))
      .join('')
    for (const [, group, artifact, version] of page.matchAll(/`([\w.]+):([\w.-]+):([\d.]+)`/g))
      expect(poms).toContain(
        `<groupId>${group!}</groupId><artifactId>${artifact!}</artifactId><version>${version!}</version>`,
      )
  })

  it('link to files that exist', () => {
    for (const [, path = ''] of page.matchAll(/\]\(([^)#]+)[^)]*\)/g))
      expect(existsSync(join(root, 'docs', path)), path).toBe(true)
  })
})

describe('answers in docs/connecting.md', () => {
  let api: Api
  beforeAll(async () => {
    api = await openApi()
    for (const events of new Set(answered.map((one) => one.events))) await take(events)
    if (process.env.UPDATE_CONNECTING === '1') await update()
  })
  afterAll(() => api.close())

  /** Sends the events of a recording, or the event that the page sends with curl. */
  const take = async (events: string): Promise<void> => {
    const body =
      events === 'curl'
        ? /<<'END'\n([\s\S]*?)^END$/m.exec(page)![1]!.replaceAll(/\n\s*/g, ' ')
        : readFileSync(join(root, events), 'utf8')
    const response = await api.post('/api/v1/lineage/batch', body, { 'content-type': 'application/x-ndjson' })
    expect(await response.json(), events).toMatchObject({ status: 'success' })
  }
  const ask = async (query: string): Promise<string> =>
    (await api.post('/api/v1/query', query, { accept: 'text/plain' })).text()
  /** Writes all answers. */
  const update = async (): Promise<void> => {
    let text = page
    for (const { query, answer } of answered) {
      const asked = `\`\`\`lineage\n${query}\n\`\`\`\n\n\`\`\`text\n`
      const newAnswer = await ask(query)
      text = text.replace(`${asked}${answer}\`\`\``, () => `${asked}${newAnswer}\`\`\``)
    }
    writeFileSync(file, text)
  }

  it('exist for every producer', () => {
    const producers = [...page.matchAll(/^\| \[\w+\]\(#\w+\)/gm)]
    expect(answered).toHaveLength(producers.length)
  })

  it.each(answered)('match the data of $events: $query', async ({ query, answer }) => {
    expect(await ask(query)).toBe(answer)
  })
})
