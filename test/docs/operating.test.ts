import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { beforeAll, describe, expect, it } from 'vitest'
import { allSettings } from '../../src/cli/settings/apply-settings.ts'
import type { Setting } from '../../src/cli/settings/setting.ts'
import { openApi } from '../http/open-api.ts'
import { metricTypes } from '../http/read-metrics.ts'
import { unwiredProgram } from './unwired-program.ts'

const text = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8')

/** Rows of the tables below a heading: their cells, without the header. */
const rowsBelow = (heading: string): readonly (readonly string[])[] =>
  text
    .split(/^## /mu)
    .find((section) => section.startsWith(`${heading}\n`))!
    .split('\n')
    .filter((line) => /^\| `/u.test(line))
    .map((line) =>
      line
        .replaceAll('\\|', '¦')
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('¦', '|')),
    )

it('lists every setting of the program, with its description', () => {
  const program = unwiredProgram(homedir())
  const documented = (setting: Setting): readonly string[] => [
    `\`${setting.key}\``,
    `\`${setting.long}\``,
    `\`${setting.variable}\``,
    defaultOf(setting),
    setting.form,
    setting.description,
  ]
  expect(rowsBelow('Settings')).toEqual(allSettings(program).map(documented))
})

describe('metrics', () => {
  let served: ReadonlyMap<string, string>
  beforeAll(async () => {
    const api = await openApi()
    served = metricTypes(await (await api.app.request('/metrics')).text())
    await api.close()
  })

  it('are listed completely, each with its kind', () => {
    const documented = rowsBelow('Metrics').map(([name, kind]) => [name!.replaceAll('`', ''), kind])
    expect(new Map(documented as [string, string][])).toEqual(new Map(served))
  })

  it('are those that the queries of the dashboard use', () => {
    const dashboard = readFileSync(new URL('../../docs/grafana-dashboard.json', import.meta.url), 'utf8')
    const { panels, templating } = JSON.parse(dashboard) as Dashboard
    const asked = [
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
      ...templating.list.map(({ query }) => query),
    ].flatMap((query) => query.match(/\b(?:tributary|process|nodejs)_\w+/gu) ?? [])
    const known = new Set([...served].flatMap(([name, kind]) => seriesOf(name, kind)))
    for (const name of asked) expect(known, name).toContain(name)
    // Every metric of Tributary is shown on the dashboard.
    const own = [...served].filter(([name]) => name.startsWith('tributary_'))
    for (const [name, kind] of own)
      expect(
        seriesOf(name, kind).some((one) => asked.includes(one)),
        name,
      ).toBe(true)
    for (const { title, targets } of panels) expect(targets.length, title).toBeGreaterThan(0)
  })
})

interface Dashboard {
  readonly panels: readonly {
    readonly title: string
    readonly targets: readonly { readonly expr: string }[]
  }[]
  readonly templating: { readonly list: readonly { readonly query: string }[] }
}

const seriesOf = (name: string, kind: string): readonly string[] =>
  kind === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name]

function defaultOf({ defaultValue }: Setting): string {
  const value = defaultValue as string | number | boolean | undefined
  return value === undefined ? '' : `\`${String(value).replace(homedir(), '~')}\``
}
