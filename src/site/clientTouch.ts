import type { AstroIntegration } from 'astro'

/**
 * `client:touch`: an island that comes to life when the reader first points at it or focuses something in it. For the
 * few figures whose engine is too heavy to come by scrolling past; until then the page shows what the server drew.
 */
export function clientTouch(): AstroIntegration {
  return {
    name: 'client-touch',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) =>
        addClientDirective({ name: 'touch', entrypoint: './src/site/touchDirective.ts' }),
    },
  }
}
