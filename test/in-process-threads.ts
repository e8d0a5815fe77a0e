import { vi } from 'vitest'

// For all tests of a project. Tests of threads undo it with `vi.unmock('../../src/store/threads/start-worker.ts')`.
vi.mock('../src/store/threads/start-worker.ts', () => import('./in-process-worker.ts'))
