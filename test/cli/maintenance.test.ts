import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = temporaryFolder('maintenance')

const ROWS = /^\d+ rows checked, /m

it('verifies and rebuilds a store, through its server and directly', async () => {
  const serve = ['serve', '--port', '0', '--data', folder]
  const server = await startInProcess(serve)
  const post = (event: object) =>
    fetch(new URL('/api/v1/lineage', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
    })
  expect((await post(completeEvent({ inputs: ['a'], outputs: ['b'] }))).status).toBe(201)
  expect((await post({ ...completeEvent(), eventTime: 'soon' })).status).toBe(422)

  const whole = await runCli(['verify', '--url', server.url])
  expect(whole).toMatchObject({ code: 0, stderr: '' })
  expect(whole.stdout).toMatch(/^\d+ rows checked, 0 differ\n$/)
  expect(await runCli(['verify', '--data', folder])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/in use/) as string,
  })

  const url = ['--url', server.url]
  const listed = await runCli(['dead-letters', 'list', ...url])
  expect(listed.stdout).toMatch(/^\S{36} {2}\S+Z {2}\d+ bytes {2}eventTime .*\n$/)
  expect(await runCli(['dead-letters', 'replay', ...url])).toMatchObject({
    code: 1,
    stdout: '0 stored, 1 refused again\n',
  })
  expect((await runCli(['dead-letters', 'drop', ...url])).stderr).toMatch(/--all/)
  expect(await runCli(['dead-letters', 'drop', '--all', ...url])).toMatchObject({
    code: 0,
    stdout: '1 dropped\n',
  })
  expect(await runCli(['dead-letters', 'list', ...url])).toMatchObject({
    code: 0,
    stdout: 'no refused events\n',
  })
  expect((await server.end()).code).toBe(0)

  const db = new DatabaseSync(join(folder, 'lineage.sqlite'))
  db.exec('DELETE FROM rollup')
  db.close()
  const spoilt = await runCli(['verify', '--data', folder, '--json'])
  expect(spoilt.code).toBe(1)
  expect(JSON.parse(spoilt.stdout)).toMatchObject({ differences: 3, listed: [{ kind: 'missing' }, {}, {}] })

  const again = await startInProcess(serve)
  const rebuilt = await runCli(['rebuild', '--url', again.url])
  expect(rebuilt.stdout).toMatch(ROWS)
  expect(rebuilt).toMatchObject({ code: 0, stdout: expect.stringMatching(/, 3 corrected\n$/) as string })
  await again.end()
  expect(await runCli(['verify', '--data', folder])).toMatchObject({ code: 0 })
}, 240_000)
