import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { compiledPath } from './bundle.ts'

/**
 * Writes the declarations of entry modules into `dist`, and those of the modules whose types they use, beside each other as the
 * sources are. Imports of `x.ts` become imports of `x.js`, which every resolution mode finds.
 * @throws Error if TypeScript cannot write a declaration
 */
export function writeDeclarations(root: string, dist: string, entries: readonly string[]): void {
  const program = ts.createProgram(
    entries.map((entry) => `${root}${entry}.ts`),
    optionsOf(root),
  )
  const waiting = entries.map((entry) => `${root}${entry}.ts`)
  const seen = new Set<string>()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const text = declarationOf(program, path)
    for (const { fileName } of ts.preProcessFile(text).importedFiles)
      if (fileName.startsWith('.')) waiting.push(join(dirname(path), fileName))
    const file = join(dist, compiledPath(root, path).replace(/\.js$/u, '.d.ts'))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text.replaceAll(/(from |import\()(['"]\.[^'"]*)\.ts(['"])/gu, '$1$2.js$3'))
  }
}

function optionsOf(root: string): ts.CompilerOptions {
  const folder = join(root, 'src/web')
  const { config, error } = ts.readConfigFile(join(folder, 'tsconfig.json'), (path) =>
    ts.sys.readFile(path),
  ) as { readonly config?: unknown; readonly error?: ts.Diagnostic }
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'))
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder)
  return { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true, types: ['node'] }
}

function declarationOf(program: ts.Program, path: string): string {
  const source = program.getSourceFile(path)
  let text: string | undefined
  const { diagnostics } = program.emit(source, (_, written) => (text = written), undefined, true)
  if (text !== undefined) return text
  const reasons = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  throw new Error([`no declaration of ${path}`, ...reasons].join(': '))
}
