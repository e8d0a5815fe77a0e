/** A tree of text lines for a terminal, such as a plan. */
export interface Outline {
  readonly text: string
  readonly parts: readonly Outline[]
}

/** Draws an outline with box characters, one line per node, without a final line break. */
export function drawOutline(outline: Outline): string {
  const lines = [outline.text]
  drawParts(outline.parts, '', lines)
  return lines.join('\n')
}

function drawParts(parts: readonly Outline[], indent: string, lines: string[]): void {
  parts.forEach((part, i) => {
    const last = i === parts.length - 1
    lines.push(`${indent}${last ? '└─ ' : '├─ '}${part.text}`)
    drawParts(part.parts, indent + (last ? '   ' : '│  '), lines)
  })
}
