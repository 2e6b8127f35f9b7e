import type { APIRoute } from 'astro'
import { demonstrationPaths } from '../../../site/demonstration.ts'

/** The demonstration assignment, and the marks that its instructor gave. */
export const getStaticPaths = () => demonstrationPaths('.json')

export const GET: APIRoute<{ content: string }> = ({ props }) =>
  new Response(props.content, { headers: { 'Content-Type': 'application/json' } })
