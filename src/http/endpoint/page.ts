import { z } from 'zod'

const PAGE = 50
export const LARGEST_PAGE = 1_000

/** The page size of a list. */
export const pageLimit = z.int().min(1).max(LARGEST_PAGE).default(PAGE)
