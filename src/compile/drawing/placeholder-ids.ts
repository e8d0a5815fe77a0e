import type { Id } from '../../domain/ids.ts'

/**
 * Stands for a set of ids that the drawing statement itself finds. It is not empty, so that the compiled lines name the parameter,
 * which `Bindings.place` replaces by the variable of the set.
 */
export const PLACEHOLDER_IDS: readonly Id[] = Object.freeze(['' as Id])
