/** A place in the unit cube: depth, emotion, loyalty. */
export type Triple = readonly [depth: number, emotion: number, loyalty: number]

/** From where the cube is seen, in degrees: how far round it, and how far up (0 level with it, 90 from above). */
export interface View {
  readonly yaw: number
  readonly pitch: number
}

/** Right and up on the drawing, and towards the reader; the centre of the cube is the origin, its edge the unit. */
export type Projected = readonly [right: number, up: number, near: number]

/**
 * Orthographic projection: the cube is turned, and then seen without perspective, so that equal lengths along an axis
 * stay equal. With yaw ψ and pitch θ the rows of the rotation are
 *
 *     right = (cos ψ, sin ψ, 0)
 *     up    = (−sin ψ sin θ, cos ψ sin θ, cos θ)
 *     near  = (sin ψ cos θ, −cos ψ cos θ, sin θ)
 */
export function projection({ yaw, pitch }: View): (place: Triple) => Projected {
  const [cy, sy] = [Math.cos(yaw * DEGREE), Math.sin(yaw * DEGREE)]
  const [cp, sp] = [Math.cos(pitch * DEGREE), Math.sin(pitch * DEGREE)]
  return ([depth, emotion, loyalty]) => {
    const [a, b, c] = [depth - 0.5, emotion - 0.5, loyalty - 0.5]
    return [a * cy + b * sy, -a * sy * sp + b * cy * sp + c * cp, a * sy * cp - b * cy * cp + c * sp]
  }
}

const DEGREE = Math.PI / 180

/** One of the twelve edges: along which axis, and between which corners. */
export interface Edge {
  readonly axis: 0 | 1 | 2
  readonly from: Triple
  readonly to: Triple
  /** Behind the cube, before it, or on its outline. */
  readonly lies: 'behind' | 'before' | 'outline'
}

/** The edges as seen: three meet at the farthest corner, three at the nearest, the other six are the outline. */
export function edges(view: View): Edge[] {
  // Seen exactly along an axis, corners lie behind one another: a hair's breadth to the side there is a nearest one.
  const near = projection({ yaw: view.yaw + 0.01, pitch: view.pitch === 0 ? 0.01 : view.pitch - 0.01 })
  const corners = [0, 1].flatMap((a) => [0, 1].flatMap((b) => [0, 1].map((c): Triple => [a, b, c])))
  const nearest = corners.reduce((best, corner) => (near(corner)[2] > near(best)[2] ? corner : best))
  return ([0, 1, 2] as const).flatMap((axis) =>
    corners
      .filter((corner) => corner[axis] === 0)
      .map((from): Edge => {
        const to = from.map((x, i) => (i === axis ? 1 : x)) as unknown as Triple
        const same = from.filter((x, i) => i !== axis && x === nearest[i]).length
        return { axis, from, to, lies: same === 2 ? 'before' : same === 0 ? 'behind' : 'outline' }
      }),
  )
}

/** The edge on the outline that carries an axis: the lower one of depth and of emotion, the left one of loyalty. */
export function axisEdge(view: View, axis: 0 | 1 | 2): Edge {
  const place = projection(view)
  const rank = ({ from, to }: Edge) => {
    const [a, b] = [place(from), place(to)]
    const [x, y] = [a[0] + b[0], a[1] + b[1]]
    return axis === 2 ? x + 0.01 * y : y + 0.01 * x
  }
  return edges(view)
    .filter((edge) => edge.axis === axis && edge.lies === 'outline')
    .reduce((best, edge) => (rank(edge) < rank(best) ? edge : best))
}

/** A view turned by so many degrees: all the way round, and from level to straight above. */
export function turned(view: View, yaw: number, pitch: number): View {
  return {
    yaw: ((((view.yaw + yaw) % 360) + 540) % 360) - 180,
    pitch: Math.min(Math.max(view.pitch + pitch, 0), 90),
  }
}
