import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { answer, chain, edge, node } from './answer.test-support.ts'
import { buildScene } from './build-scene.ts'
import { LIGHT } from './canvas/theme.ts'
import { EMPTY_VIEW, type SceneView } from './scene-view.ts'
import { layoutGraph } from './layout/layout-graph.ts'
import { layoutProblem, placeScene } from './placed-scene.ts'
import { sceneToSvg } from './scene-to-svg.ts'

function svg(graph: Parameters<typeof buildScene>[0], view: SceneView = EMPTY_VIEW): string {
  const scene = buildScene(graph, view, { now: 0 })
  return sceneToSvg(placeScene(scene, layoutGraph(layoutProblem(scene))), LIGHT)
}

/** The texts of a document, which must be well-formed, and the number of each element. */
function read(text: string): { texts: string[]; elements: Record<string, number> } {
  const parser = new SaxesParser()
  const texts: string[] = []
  const elements: Record<string, number> = {}
  parser.on('opentag', ({ name }) => (elements[name] = (elements[name] ?? 0) + 1))
  parser.on('text', (part) => part.trim() !== '' && texts.push(part))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text).close()
  return { texts, elements }
}

describe('sceneToSvg', () => {
  it('escapes names', () => {
    const name = `</text><script>alert(1)</script>&"'\u0001`
    const { texts, elements } = read(svg(answer([node('a', { name, namespace: '<ns>' })], [])))
    expect(elements.script).toBeUndefined()
    expect(texts.join(' ')).toContain('</text><script>alert(1)</script>&"\'\\u0001')
  })

  it('shows styles by dashes, changes by words and cycles by a double line', () => {
    const masked = edge('b', 'c', { transformations: [{ type: 'DIRECT', masking: true }] })
    const filter = edge('c', 'd', {
      transformations: [{ type: 'INDIRECT', masking: false }],
      change: 'added',
    })
    const text = svg(answer(chain().nodes, [edge('a', 'b'), masked, filter, edge('d', 'a')]))
    expect(text).toContain('stroke-dasharray="0.1 6"')
    expect(text).toContain('stroke-dasharray="9 6"')
    expect(text).toContain('stroke-width="5"')
    expect(read(text).texts).toContain('+ added')
  })

  it('labels only nodes opened by hand as opened', () => {
    const { texts } = read(svg(answer([node('a'), node('b', { opened: true })], [edge('a', 'b')])))
    expect(texts.filter((text) => text.includes('opened'))).toEqual(['↦ opened'])
    expect(read(svg(chain())).texts.join(' ')).not.toContain('opened')
  })

  it('writes groups with their counts', () => {
    const view: SceneView = { ...EMPTY_VIEW, groupBy: 'namespace' }
    expect(read(svg(chain(), view)).texts).toContain('3 nodes')
  })

  it('is deterministic', () => {
    expect(svg(chain())).toBe(svg(chain()))
  })
})
