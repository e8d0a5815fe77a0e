export type { StoreStats } from '../store/store-stats.ts'
