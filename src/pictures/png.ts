import { createRequire } from 'node:module'
import { renderAsync } from '@resvg/resvg-js'
import type { Picture } from './picture.ts'
import { FONT_FAMILY } from './typeface.ts'

/** Sharp on screens with two dots a pixel. */
const DOTS_PER_PIXEL = 2

const require = createRequire(import.meta.url)
/** Bundled with the package, because a server may have no fonts at all and every machine must draw the same bytes. */
export const fontFiles = [
  require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
]

/** The bytes of a picture, drawn beside the main thread. */
export async function toPng({ svg }: Picture): Promise<Buffer> {
  const drawn = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: DOTS_PER_PIXEL },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: FONT_FAMILY },
  })
  return drawn.asPng()
}
