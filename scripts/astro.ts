/**
 * Astro without telemetry, on every system alike: an npm script cannot set a variable of the environment in a way
 * that both a POSIX shell and Windows understand, and Astro reads this one before its configuration.
 */
process.env.ASTRO_TELEMETRY_DISABLED = '1'
await import(import.meta.resolve('astro/package.json').replace('package.json', 'bin/astro.mjs'))
