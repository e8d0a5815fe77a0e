import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser for tests: `CHROMIUM`, or the system's; undefined if there is none. */
export const chromiumPath = (): string | undefined =>
  [process.env.CHROMIUM ?? '', ...CANDIDATES].find((path) => path !== '' && existsSync(path))

/** A headless browser. As root it runs without its sandbox, which root cannot use. */
export function openChromium(executablePath: string): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, args })
}
