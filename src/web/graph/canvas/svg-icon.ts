import { ICONS, type IconName } from '../icons.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** An icon as an SVG element, hidden from screen readers. */
export function svgIcon(name: IconName, className: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('class', className)
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', ICONS[name])
  svg.append(path)
  return svg
}
