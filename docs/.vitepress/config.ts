import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type MarkdownOptions } from 'vitepress'
import { anchorOf } from './anchor-of.ts'
import { classesForColours, CODE_THEME } from './code-theme.ts'
import { drawMermaid } from './draw-mermaid.ts'
import { withoutStyles } from './without-styles.ts'
import { createSiteLinks } from './site-links.ts'
import { alignCellsByClass } from './align-cells-by-class.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

const BASE = '/docs/'

/** Pages outside `docs`, with their addresses below `/docs/`. */
const OTHER_PAGES = {
  'grammar/README.md': 'language.md',
  'examples/README.md': 'examples.md',
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'vulnerabilities.md',
}

const links = createSiteLinks({ base: BASE, otherPages: OTHER_PAGES })
type Language = Extract<NonNullable<MarkdownOptions['languages']>[number], { readonly scopeName: string }>
const lineageLanguage: Language = {
  ...(JSON.parse(readFileSync(join(root, 'grammar/tributary.tmLanguage.json'), 'utf8')) as Language),
  name: 'lineage',
}
const diagram = await drawMermaid()

/** A link to a page that is not part of the site: its router must not open it. */
const outside = (text: string, link: string) => ({ text, link, target: '_self' })

/** Builds the documentation into `docs/built`, which the server serves below `/docs/`. */
export default defineConfig({
  srcDir: root,
  outDir: join(root, 'docs/built'),
  cacheDir: join(root, 'node_modules/.cache/vitepress'),
  base: BASE,
  cleanUrls: true,
  srcExclude: ['README.md', '!(docs|grammar|examples)/**/*', '{docs,grammar,examples}/*/**'],
  // Neo4j Browser, and the viewer, on the reader's machine. All other dead links fail the build.
  ignoreDeadLinks: 'localhostLinks',
  rewrites: { ...OTHER_PAGES, 'docs/README.md': 'index.md', 'docs/:page.md': ':page.md' },
  lang: 'en',
  title: 'Tributary',
  titleTemplate: ':title · Tributary',
  description: 'A data-lineage engine: OpenLineage events in, a graph, and a small language to query it.',
  head: [['link', { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }]],
  // As a file of its own. The server hashes the remaining inline scripts for the content security policy.
  metaChunk: true,
  markdown: {
    theme: CODE_THEME,
    languages: [lineageLanguage],
    codeTransformers: [classesForColours],
    anchor: { slugify: anchorOf },
    config(md) {
      md.use(links.plugin)
      md.use(diagram)
      md.use(alignCellsByClass)
    },
  },
  transformHtml: withoutStyles,
  buildEnd({ outDir }) {
    for (const [path, address] of links.files()) cpSync(join(root, path), join(outDir, address))
  },
  vite: {
    // The content security policy allows no `data:` scripts or fonts.
    build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
    publicDir: false,
  },
  // To suppress transitions, the theme would add an inline style when a page loads.
  appearance: { disableTransition: false },
  themeConfig: {
    siteTitle: 'Tributary docs',
    search: { provider: 'local' },
    outline: { level: [2, 3], label: 'On this page' },
    docFooter: { prev: 'Previous', next: 'Next' },
    externalLinkIcon: true,
    nav: [
      { text: 'Getting started', link: '/getting-started' },
      { text: 'Language', link: '/language' },
      outside('API reference', '/api/reference'),
      outside('Open the viewer', '../'),
    ],
    sidebar: [
      {
        text: 'Start',
        items: [
          { text: 'Overview', link: '/' },
          { text: 'Getting started', link: '/getting-started' },
          { text: 'Concepts', link: '/concepts' },
          { text: 'Recorded examples', link: '/examples' },
          { text: 'Coming from Marquez', link: '/from-marquez' },
        ],
      },
      {
        text: 'Ask',
        items: [
          { text: 'The viewer', link: '/viewer' },
          { text: 'The language', link: '/language' },
          { text: 'From dbt, Dagster, Cypher, SQL', link: '/from-other-languages' },
          { text: 'Saved queries', link: '/saved-queries' },
          { text: 'Output formats', link: '/outputs' },
        ],
      },
      {
        text: 'Feed',
        items: [
          { text: 'Connecting producers', link: '/connecting' },
          { text: 'Sending entities', link: '/entities' },
          { text: 'Producers', link: '/producers' },
          { text: 'Facets', link: '/facets' },
          { text: 'Names of datasets', link: '/naming' },
        ],
      },
      {
        text: 'Operate',
        items: [
          { text: 'Deployment', link: '/deployment' },
          { text: 'Operating', link: '/operating' },
          { text: 'Security', link: '/security' },
          { text: 'Upgrading', link: '/upgrading' },
          { text: 'Neo4j', link: '/neo4j' },
          { text: 'Export and import', link: '/export' },
          { text: 'Performance', link: '/performance' },
          { text: 'Troubleshooting', link: '/troubleshooting' },
        ],
      },
      {
        text: 'Extend',
        items: [
          { text: 'Architecture', link: '/architecture' },
          { text: 'The language in editors', link: '/editors' },
          { text: 'Contributing', link: '/contributing' },
        ],
      },
      {
        text: 'Reference',
        items: [
          { text: 'Command line', link: '/cli' },
          { text: 'HTTP API', link: '/api' },
          outside('API reference (OpenAPI)', '/api/reference'),
          outside('Grammar: railroad diagram', links.file('grammar/railroad.html')),
          outside('Grammar: EBNF', links.file('grammar/tributary.ebnf')),
          { text: 'Changelog', link: '/changelog' },
          { text: 'Reporting a vulnerability', link: '/vulnerabilities' },
        ],
      },
    ],
  },
})
