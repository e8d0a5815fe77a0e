import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { withSecrets, SECRET } from '../conformance/describe-redacting.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = temporaryFolder('redact-cli')

it('redacts a store that no server uses, and one of a running server', async () => {
  const data = join(folder, 'data')
  const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)
  const store = await openEmbeddedStore({ folder: data, producerRulesModule })
  await store.ingest(withSecrets(3))
  await store.close()

  const dry = await runCli(['redact', '--dry-run', '--data', data])
  expect(dry.code).toBe(0)
  expect(dry.stdout).toMatch(/^\d+ of \d+ rows and 0 refused events contain secrets\n$/u)
  const before = await runCli(['export', '--data', data])
  expect(before.stdout).toContain(SECRET)

  const server = await startInProcess(['serve', '--port', '0', '--data', data])
  const url = ['--url', server.url]
  const done = await runCli(['redact', '--json', ...url])
  expect(JSON.parse(done.stdout)).toMatchObject({ letters: 0, dryRun: false })
  expect((JSON.parse(done.stdout) as { redacted: number }).redacted).toBeGreaterThan(3)
  expect((await runCli(['verify', ...url])).stdout).toContain(' 0 differ')
  expect(JSON.parse((await runCli(['redact', '--json', ...url])).stdout)).toMatchObject({ redacted: 0 })
  await server.end()

  expect((await runCli(['export', '--data', data])).stdout).not.toContain(SECRET)
}, 180_000)
