import { vi } from 'vitest'

// For all tests of a project. A test of threads themselves takes it back: `vi.unmock('../../src/store/threads/start-worker.ts')`.
vi.mock('../src/store/threads/start-worker.ts', () => import('./in-process-worker.ts'))
