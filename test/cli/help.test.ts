import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { HELP_FILES, HELP_TOPICS } from '../../src/diagnostics/help-topics.ts'
import { NEXT_COMMANDS } from '../../src/diagnostics/next-step.ts'
import { runCli } from './in-process-cli.ts'

const help = (...words: string[]) => runCli(['help', ...words])

it('lists every topic with one line', async () => {
  const { code, stdout } = await help()
  expect(code).toBe(0)
  for (const topic of Object.keys(HELP_TOPICS)) expect(stdout).toMatch(new RegExp(`^  ${topic} +\\S`, 'mu'))
})

it.each(Object.keys(HELP_TOPICS))('prints the page %s', async (topic) => {
  const { code, stdout } = await help(topic)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^.+\n═+\n/u)
  expect(stdout).not.toMatch(/\]\(|^```|\u001b/mu)
})

it('has the source of every page', () => {
  for (const file of HELP_FILES)
    expect(existsSync(new URL(`../../${file}`, import.meta.url)), file).toBe(true)
})

it('prints one section', async () => {
  const { stdout } = await help('operating', 'backup')
  expect(stdout).toMatch(/^Backup and restore\n─+\n/u)
  expect(stdout).not.toContain('Redact stored secrets\n')
})

it('prints the help of a command that is not a topic, and names it after a page of the same name', async () => {
  expect((await help('keys', 'create')).stdout).toMatch(/^Usage: tributary keys create /u)
  expect((await help('export')).stdout).toMatch(
    /`tributary export --help` lists the flags of the command\.\n$/u,
  )
})

it('suggests topics, commands and sections', async () => {
  expect(await help('secruity')).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'Unknown topic `secruity`. Did you mean `tributary help security` or `tributary help verify`?\nNext: tributary help\n',
  })
  expect((await help('kubernetes')).stderr).toContain('`tributary help deployment kubernetes`')
  expect((await help('security', 'zebra')).stderr).toContain('\n  Scopes\n')
})

it.each(NEXT_COMMANDS.filter((command) => command.startsWith('tributary help')))(
  'runs %s',
  async (command) => {
    expect(await runCli(command.split(' ').slice(1))).toMatchObject({ code: 0, stderr: '' })
  },
)

it.each(NEXT_COMMANDS.filter((command) => !command.startsWith('tributary help')))(
  'knows the command of %s',
  async (command) => {
    const words = command
      .split(' ')
      .slice(1)
      .filter((word) => /^[a-z]/u.test(word))
    expect((await runCli([...words, '--help'])).stdout).toContain(`Usage: tributary ${words.join(' ')} `)
  },
)

it('ends a mistake on the command line, in a setting and in a query with the next step', async () => {
  expect((await runCli(['query', '--nope', 'x'])).stderr).toMatch(/\nNext: tributary query --help\n$/u)
  expect((await runCli(['serve', '--tls-cert', 'x'])).stderr).toMatch(/\nNext: tributary help \S.*\n$/u)
  expect((await runCli(['format', 'no-such-file'])).stderr).toMatch(/\nNext: tributary help language\n$/u)
})
