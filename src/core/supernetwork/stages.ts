import {
  clearEvents,
  customerToCustomer,
  customerToEmployee,
  employeeToCustomer,
  employeeToEmployee,
  recordAttempt,
  recordTransfer,
} from './events.ts'
import { absent, attended, turnedAway, type Network } from './network.ts'
import { randomNeighbour } from './smallWorld.ts'
import type { Random } from '../numerics/random.ts'

/**
 * The five stages of a tick. Each changes the network in place, allocates nothing, and may be stepped by itself;
 * the order within a stage is the order in which its rules stand in the chapter.
 */
export const stages = [prepare, implement, integrate, innovate, maintain] as const

/** One tick: the five stages in turn. */
export function tick(network: Network, random: Random): void {
  prepare(network, random)
  implement(network, random)
  integrate(network, random)
  innovate(network, random)
  maintain(network)
}

/**
 * 1 · Preparation. Customer i comes with probability p₀ + (1 − p₀) l_i; employee j serves a random h of a queue of
 * Q_j and keeps the fraction t_j = 1 / (1 + ξ max(0, Q_j − h)) of attention for them.
 */
export function prepare(network: Network, random: Random): void {
  const { contact, loyalty, now, events } = network
  const { customers, employees, baseParticipation, capacity, screening } = network.values
  const { attendance, queue, queueStart, served, attention } = now
  if (events !== null) clearEvents(events)

  // Counting sort of those who come by their contact: after both passes queueStart[j] is where queue j starts.
  queueStart.fill(0)
  for (let i = 0; i < customers; i++) {
    const comes = random() < baseParticipation + (1 - baseParticipation) * loyalty[i]
    attendance[i] = comes ? turnedAway : absent
    if (comes) queueStart[contact[i]]++
  }
  for (let j = 1; j <= employees; j++) queueStart[j] += queueStart[j - 1]
  for (let i = customers - 1; i >= 0; i--) if (attendance[i] !== absent) queue[--queueStart[contact[i]]] = i

  now.servedCount = 0
  for (let j = 0; j < employees; j++) {
    const first = queueStart[j]
    const length = queueStart[j + 1] - first
    const places = Math.min(capacity, length)
    for (let place = 0; place < places; place++) {
      const drawn = first + place + Math.floor(random() * (length - place))
      const i = queue[drawn]
      queue[drawn] = queue[first + place]
      queue[first + place] = i
      attendance[i] = attended
      served[now.servedCount++] = i
    }
    attention[j] = 1 / (1 + screening * (length - places))
  }
}

/**
 * 2 · Implementation. A served pair exchanges: on a random piece where the customer is ahead the employee gains
 * a_i κ_e t_j × gap; on one where the employee is ahead the customer gains κ_c t_j × gap. Then each customer who
 * came explains a random piece on which he is ahead to a random neighbour, who gains a_i κ_p × gap.
 */
export function implement(network: Network, random: Random): void {
  const { contact, customerKnowledge, employeeKnowledge, sharingAbility, now, events } = network
  const { customers, knowledgeNodes, employeeLearning, customerLearning, peerLearning } = network.values

  for (let s = 0; s < now.servedCount; s++) {
    const i = now.served[s]
    const j = contact[i]
    const mine = i * knowledgeNodes
    const theirs = j * knowledgeNodes
    const up = randomLead(customerKnowledge, mine, employeeKnowledge, theirs, now.ahead, random)
    if (up >= 0) {
      const gap = customerKnowledge[mine + up] - employeeKnowledge[theirs + up]
      const gain = sharingAbility[i] * employeeLearning * now.attention[j] * gap
      employeeKnowledge[theirs + up] += gain
      if (events !== null) recordTransfer(events, customerToEmployee, i, j, up, gain)
    }
    const down = randomLead(employeeKnowledge, theirs, customerKnowledge, mine, now.ahead, random)
    if (down >= 0) {
      const gain =
        customerLearning *
        now.attention[j] *
        (employeeKnowledge[theirs + down] - customerKnowledge[mine + down])
      customerKnowledge[mine + down] += gain
      if (events !== null) recordTransfer(events, employeeToCustomer, j, i, down, gain)
    }
  }

  for (let i = 0; i < customers; i++) {
    if (now.attendance[i] === absent) continue
    const peer = randomNeighbour(network.customerLinks, i, random)
    if (peer < 0) continue
    const mine = i * knowledgeNodes
    const theirs = peer * knowledgeNodes
    const m = randomLead(customerKnowledge, mine, customerKnowledge, theirs, now.ahead, random)
    if (m < 0) continue
    const gain =
      sharingAbility[i] * peerLearning * (customerKnowledge[mine + m] - customerKnowledge[theirs + m])
    customerKnowledge[theirs + m] += gain
    if (events !== null) recordTransfer(events, customerToCustomer, i, peer, m, gain)
  }
}

/** 3 · Integration. Each employee learns from a random colleague, on a random piece where behind: κ_i t_j × gap. */
export function integrate(network: Network, random: Random): void {
  const { employeeKnowledge, now, events } = network
  const { employees, knowledgeNodes, integration } = network.values
  for (let j = 0; j < employees; j++) {
    const colleague = randomNeighbour(network.employeeLinks, j, random)
    if (colleague < 0) continue
    const mine = j * knowledgeNodes
    const theirs = colleague * knowledgeNodes
    const m = randomLead(employeeKnowledge, theirs, employeeKnowledge, mine, now.ahead, random)
    if (m < 0) continue
    const gap = employeeKnowledge[theirs + m] - employeeKnowledge[mine + m]
    const gain = integration * now.attention[j] * gap
    employeeKnowledge[mine + m] += gain
    if (events !== null) recordTransfer(events, employeeToEmployee, colleague, j, m, gain)
  }
}

/**
 * 4 · Innovation. A served pair puts together a random piece m and a neighbour n of it:
 * z = max(KE_jm, a_i KC_im) · max(KE_jn, a_i KC_in), success with probability g_i t_j z / (z + z₀), which adds
 * `innovationGain` to KE_jm.
 */
export function innovate(network: Network, random: Random): void {
  const { contact, customerKnowledge, employeeKnowledge, sharingAbility, innovationAbility, now, events } =
    network
  const { knowledgeNodes, halfSaturation, innovationGain } = network.values
  now.success.fill(0)
  for (let s = 0; s < now.servedCount; s++) {
    const i = now.served[s]
    const j = contact[i]
    const mine = i * knowledgeNodes
    const theirs = j * knowledgeNodes
    const m = Math.floor(random() * knowledgeNodes)
    const n = randomNeighbour(network.knowledgeLinks, m, random)
    if (n < 0) continue
    const z =
      Math.max(employeeKnowledge[theirs + m], sharingAbility[i] * customerKnowledge[mine + m]) *
      Math.max(employeeKnowledge[theirs + n], sharingAbility[i] * customerKnowledge[mine + n])
    const probability = (innovationAbility[i] * now.attention[j] * z) / (z + halfSaturation)
    const success = random() < probability
    if (success) {
      employeeKnowledge[theirs + m] += innovationGain
      now.success[i] = 1
      network.innovations++
    }
    if (events !== null) recordAttempt(events, i, j, m, n, probability, success)
  }
}

/**
 * 5 · Maintenance. Being served raises loyalty by λ₊(1 + success)(1 − l), being turned away lowers it by λ₋ l; then
 * it returns by ρ_l(l₀ − l) and is kept in [.01, .99]. The abilities of those served grow by α l (1 − ability), with
 * that new l; those of the others return by ρ_a. All knowledge loses ω.
 */
export function maintain(network: Network): void {
  const { loyalty, sharingAbility, innovationAbility, original, now, events } = network
  const { customers, loyaltyGain, loyaltyLoss, loyaltyReturn, traitLearning, traitGain, traitReturn } =
    network.values
  for (let i = 0; i < customers; i++) {
    const served = now.attendance[i] === attended
    let l = loyalty[i]
    if (served) l += loyaltyGain * (1 + now.success[i]) * (1 - l)
    else if (now.attendance[i] === turnedAway) l -= loyaltyLoss * l
    l += loyaltyReturn * (original.loyalty[i] - l)
    l = Math.min(0.99, Math.max(0.01, l))
    let sharing = 0
    let innovation = 0
    if (traitLearning) {
      const a = sharingAbility[i]
      const g = innovationAbility[i]
      sharing = served ? traitGain * l * (1 - a) : traitReturn * (original.sharingAbility[i] - a)
      innovation = served ? traitGain * l * (1 - g) : traitReturn * (original.innovationAbility[i] - g)
    }
    if (events !== null) {
      events.loyaltyChange[i] = l - loyalty[i]
      events.sharingAbilityChange[i] = sharing
      events.innovationAbilityChange[i] = innovation
    }
    loyalty[i] = l
    sharingAbility[i] += sharing
    innovationAbility[i] += innovation
  }
  const kept = 1 - network.values.forgetting
  const { customerKnowledge, employeeKnowledge } = network
  for (let k = 0; k < customerKnowledge.length; k++) customerKnowledge[k] *= kept
  for (let k = 0; k < employeeKnowledge.length; k++) employeeKnowledge[k] *= kept
  network.tick++
}

/**
 * A piece of knowledge drawn from those on which `leader` is ahead of `follower`, or −1 if there is none.
 * Both are rows of a matrix, given by where they start; `ahead` is room for one row.
 */
function randomLead(
  leader: Float64Array,
  leaderStart: number,
  follower: Float64Array,
  followerStart: number,
  ahead: Int32Array,
  random: Random,
): number {
  let count = 0
  for (let m = 0; m < ahead.length; m++)
    if (leader[leaderStart + m] > follower[followerStart + m]) ahead[count++] = m
  return count === 0 ? -1 : ahead[Math.floor(random() * count)]
}
