import { Link, useLocation } from 'react-router'
import { useTitle } from '../ui/use-title.ts'

export function NotFoundPage() {
  const { pathname } = useLocation()
  useTitle('Nothing here')
  return (
    <main className="page">
      <h1>There is nothing at {pathname}</h1>
      <p>
        <Link to="/">Ask a question</Link>, or look through <Link to="/datasets">datasets</Link>,{' '}
        <Link to="/jobs">jobs</Link> and <Link to="/runs">runs</Link>.
      </p>
    </main>
  )
}
