/** Icons as paths in a 16 × 16 box, stroked 1.5 wide. Canvas, DOM and SVG use the same. */
export const ICONS = {
  dataset:
    'M2.5 4c0-1.1 2.5-2 5.5-2s5.5.9 5.5 2v8c0 1.1-2.5 2-5.5 2s-5.5-.9-5.5-2zM2.5 4c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2M2.5 8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2',
  column: 'M5 2h6v12H5zM5 6h6M5 10h6',
  job: 'M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z',
  run: 'M4.5 2.5v11l8.5-5.5z',
  operation: 'M8 1.5l5.6 3.25v6.5L8 14.5l-5.6-3.25v-6.5zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  group: 'M8 1.5 14.5 5 8 8.500 1.5 5zM1.5 8.200 8 11.700l6.500-3.500M1.5 11.300 8 14.800l6.500-3.500',
  start: 'M4 14.5v-13M4 2h8.500l-2 3 2 3H4',
  more: 'M8 3.500v9M3.500 8h9',
  opaque: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM3.800 12.200 12.200 3.800',
  cycle: 'M13.200 8a5.200 5.200 0 1 1-1.600-3.700M13.500 1.500v3.300h-3.300',
  pin: 'M5.500 2h5l-.7 4.500L12.500 9h-9l2.700-2.500zM8 9v5.500',
  deleted: 'M3.500 4.500h9M6.500 4.500v-2h3v2M4.500 4.500l.5 9h6l.5-9',
  columns: 'M4 6l4 4 4-4',
  opened: 'M2.500 3v10M2.500 8h11M9.500 4l4 4-4 4',
} as const

export type IconName = keyof typeof ICONS
