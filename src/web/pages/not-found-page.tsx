import { Link, useLocation } from 'react-router'
import { useTitle } from '../ui/use-title.ts'

export function NotFoundPage() {
  const { pathname } = useLocation()
  useTitle('Page not found')
  return (
    <main className="page">
      <h1>No page at {pathname}</h1>
      <p>
        <Link to="/">Run a query</Link>, or browse <Link to="/datasets">datasets</Link>,{' '}
        <Link to="/jobs">jobs</Link> and <Link to="/runs">runs</Link>.
      </p>
    </main>
  )
}
