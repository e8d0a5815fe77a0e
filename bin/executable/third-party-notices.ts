import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The licences of Node and of the packages that have a module in the executable, as their terms require. */
export function thirdPartyNotices(modules: ReadonlySet<string>, node: string): string {
  const folders = new Set([...modules].flatMap((id) => packageFolder(id) ?? []))
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly name: string
      readonly version: string
      readonly license?: string
    }
    return `${name} ${version} (${license ?? 'licence in its text'})\n\n${licenceIn(folder)}`
  })
  return [`Node ${process.versions.node}\n\n${licenceIn(join(dirname(node), '..'))}`, ...notices].join(
    `\n${'-'.repeat(80)}\n\n`,
  )
}

/** The folder of the package that a module in `node_modules` belongs to. */
function packageFolder(id: string): string | undefined {
  const match = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/u.exec(id)
  return match !== null && existsSync(join(match[0], 'package.json')) ? match[0] : undefined
}

function licenceIn(folder: string): string {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|notice)/iu.test(name))
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
}
