import { generated } from './generated.ts'

/** `node grammar/generate.ts FILE`: prints the generated content of that file of this folder. */
const file = process.argv[2] ?? ''
const make = generated[file]
if (make === undefined) {
  process.stderr.write(
    `nothing is generated under this name; there are ${Object.keys(generated).join(', ')}\n`,
  )
  process.exitCode = 1
} else {
  process.stdout.write(make())
}
