import type { APIRoute } from 'astro'
import { demonstrationPaths } from '../../../site/demonstration.ts'

/** The simulated class as Moodle's worksheet and as Canvas' gradebook. */
export const getStaticPaths = () => demonstrationPaths('.csv')

export const GET: APIRoute<{ content: string }> = ({ props }) =>
  new Response(props.content, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } })
