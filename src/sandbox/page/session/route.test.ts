import { describe, expect, it } from 'vitest'
import { linkTo, parseRoute } from './route.js'

describe('an address opens as a person, at a place', () => {
  it.each([
    ['', { person: null, place: 'start', channel: null, thread: null }],
    ['#/U1', { person: 'U1', place: 'start', channel: null, thread: null }],
    ['#/U1/home', { person: 'U1', place: 'home', channel: null, thread: null }],
    ['#/U1/traffic', { person: 'U1', place: 'traffic', channel: null, thread: null }],
    ['#/U1/C1', { person: 'U1', place: 'conversation', channel: 'C1', thread: null }],
    ['#/U1/C1/17.01', { person: 'U1', place: 'conversation', channel: 'C1', thread: '17.01' }],
    ['#/U1/C1/../x', { person: 'U1', place: 'conversation', channel: 'C1', thread: null }],
    ['#/%/%', { person: null, place: 'start', channel: null, thread: null }],
  ])('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route)
  })

  it('round trips what links are made of', () => {
    expect(parseRoute(linkTo('U1', 'C/1', '5.5'))).toEqual({
      person: 'U1',
      place: 'conversation',
      channel: 'C/1',
      thread: '5.5',
    })
  })
})
