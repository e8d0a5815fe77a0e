import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DEMO_QUESTIONS } from '../../src/render/demo-questions.ts'
import { PATH_LINE } from '../../src/cli/in-a-clone.ts'
import { displayWidth } from '../../src/render/display-width.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import { startCli } from './run-cli.ts'

it('replays the examples, answers four queries within 80 columns, and exits with 0', async () => {
  const { code, stdout, stderr } = await runCli(['demo', '--exit'], { env: { npm_lifecycle_event: 'demo' } })
  expect(stderr).toBe('')
  expect(stdout).toMatch(/dbt-shop +474 OpenLineage events/)
  expect(stdout).toMatch(/spark-warehouse +110 OpenLineage events/)
  for (const { who, wants } of DEMO_QUESTIONS) expect(stdout).toContain(`${who}  ${wants}`)
  expect(stdout).toContain(`  ${PATH_LINE}   makes \`tributary\` a command\n  tributary serve `)
  expect(stdout.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([])
  expect(code).toBe(0)
})

it('sends the examples to a running server, which stores them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-demo-test-'))
  const server = await startInProcess(['serve', '--port', '0', '--data', folder])
  const { code, stdout } = await runCli(['demo', '--url', server.url])
  expect(stdout).toMatch(/dbt-shop +474 OpenLineage events/)
  expect(stdout).toContain('and has stored the events')
  expect(stdout).toContain(`Open the viewer in a browser:\n    ${server.url}\n`)
  expect(code).toBe(0)
  const asked = await runCli(['query', 'lineage of fct_orders depth 1 since 7d', '--url', server.url])
  expect(asked.stdout).toContain('shop.intermediate.int_order_totals')
  await server.end()
  await rm(folder, { recursive: true, force: true })
})

it('runs until a signal, and answers queries', async () => {
  const demo = await startCli(['demo'])
  const { code, stdout } = await runCli([
    'query',
    'lineage of fct_orders depth 1 since 7d',
    '--url',
    demo.url,
  ])
  expect(stdout).toContain('shop.intermediate.int_order_totals')
  expect(code).toBe(0)
  expect((await demo.end('SIGINT')).code).toBe(0)
})
