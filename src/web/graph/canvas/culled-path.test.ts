import { expect, it } from 'vitest'
import { culled } from './culled-path.ts'

const BOX = { left: 0, top: 0, right: 100, bottom: 100 }

/** The forwarded path, one letter and end point per command. */
function forwarded(draw: (sink: ReturnType<typeof culled>) => void): string[] {
  const commands: string[] = []
  draw(
    culled(
      {
        moveTo: (x, y) => commands.push(`M${x},${y}`),
        lineTo: (x, y) => commands.push(`L${x},${y}`),
        bezierCurveTo: (...[, , , , x, y]) => commands.push(`C${x},${y}`),
      },
      BOX,
    ),
  )
  return commands
}

it('forwards segments inside the box unchanged', () => {
  expect(
    forwarded((sink) => {
      sink.moveTo(10, 10)
      sink.bezierCurveTo(20, 10, 30, 20, 40, 20)
      sink.lineTo(60, 20)
    }),
  ).toEqual(['M10,10', 'C40,20', 'L60,20'])
})

it('drops segments outside and starts again where one enters', () => {
  expect(
    forwarded((sink) => {
      sink.moveTo(-500, 50)
      sink.lineTo(-400, 50)
      sink.lineTo(-300, 50)
      sink.bezierCurveTo(0, 50, 0, 60, 50, 60)
      sink.lineTo(300, 60)
      sink.lineTo(400, 60)
    }),
  ).toEqual(['M-300,50', 'C50,60', 'L300,60'])
})

it('keeps a segment that crosses the box', () => {
  expect(
    forwarded((sink) => {
      sink.moveTo(-50, 50)
      sink.lineTo(150, 50)
      sink.moveTo(-50, 300)
      sink.bezierCurveTo(50, -300, 60, -300, 150, 300)
    }),
  ).toEqual(['M-50,50', 'L150,50', 'M-50,300', 'C150,300'])
})
