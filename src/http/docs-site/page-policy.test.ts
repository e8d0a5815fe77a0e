import { expect, it } from 'vitest'
import { pagePolicy } from './page-policy.ts'

it('allows each inline script and style of the page by its hash', () => {
  const policy = pagePolicy(
    '<style>a{}</style><script id="x">f()</script><script type="module" src="/a.js"></script>',
  )
  // printf 'f()' | openssl dgst -sha256 -binary | base64
  expect(policy).toContain(
    "script-src 'self' 'sha256-GcEEE0IkDzIP5EQ6DXZaDPORqT5RTBELX8Fyzyg9yvo='; style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; ",
  )
})

it('allows no inline code to a page without it', () => {
  const policy = pagePolicy('<p>text</p><script src="/a.js"></script>')
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; ")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
})
