/** Slack's short names for the emoji that work messages use. A name that is not here stays as `:name:`. */
const table = `
grinning 😀 smiley 😃 smile 😄 grin 😁 laughing 😆 sweat_smile 😅 joy 😂 rolling_on_the_floor_laughing 🤣 blush 😊
innocent 😇 slightly_smiling_face 🙂 upside_down_face 🙃 wink 😉 relieved 😌 heart_eyes 😍 smiling_face_with_3_hearts 🥰
yum 😋 sunglasses 😎 nerd_face 🤓 star-struck 🤩 partying_face 🥳 smirk 😏 thinking_face 🤔 face_with_monocle 🧐
neutral_face 😐 expressionless 😑 unamused 😒 face_with_rolling_eyes 🙄 grimacing 😬 confused 😕 worried 😟
slightly_frowning_face 🙁 white_frowning_face ☹️ open_mouth 😮 hushed 😯 astonished 😲 flushed 😳 pleading_face 🥺
cry 😢 sob 😭 disappointed 😞 sweat 😓 weary 😩 tired_face 😫 yawning_face 🥱 triumph 😤 rage 😡 exploding_head 🤯
shushing_face 🤫 zipper_mouth_face 🤐 hugging_face 🤗 sleeping 😴 zzz 💤 wave 👋 raised_hand ✋ ok_hand 👌 v ✌️
crossed_fingers 🤞 point_left 👈 point_right 👉 point_up ☝️ point_up_2 👆 point_down 👇 thumbsup 👍 +1 👍 thumbsdown 👎
-1 👎 fist ✊ clap 👏 raised_hands 🙌 open_hands 👐 handshake 🤝 pray 🙏 writing_hand ✍️ muscle 💪 eyes 👀 eye 👁️
brain 🧠 bust_in_silhouette 👤 busts_in_silhouette 👥 speaking_head_in_silhouette 🗣️ raising_hand 🙋 shrug 🤷
heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 black_heart 🖤 white_heart 🤍
broken_heart 💔 sparkling_heart 💖 100 💯 boom 💥 sparkles ✨ star ⭐ star2 🌟 dizzy 💫 zap ⚡ fire 🔥 snowflake ❄️
sunny ☀️ partly_sunny ⛅ cloud ☁️ umbrella ☔ rainbow 🌈 droplet 💧 ocean 🌊 seedling 🌱 herb 🌿 four_leaf_clover 🍀
deciduous_tree 🌳 evergreen_tree 🌲 cactus 🌵 sunflower 🌻 tada 🎉 confetti_ball 🎊 balloon 🎈 gift 🎁 trophy 🏆
medal 🏅 sports_medal 🏅 first_place_medal 🥇 second_place_medal 🥈 third_place_medal 🥉 dart 🎯 soccer ⚽ basketball 🏀
rocket 🚀 airplane ✈️ car 🚗 truck 🚚 ship 🚢 construction 🚧 vertical_traffic_light 🚦 stopwatch ⏱️ timer_clock ⏲️
alarm_clock ⏰ hourglass ⌛ hourglass_flowing_sand ⏳ watch ⌚ calendar 📆 date 📅 spiral_calendar_pad 🗓️ coffee ☕ tea 🍵
pizza 🍕 cake 🍰 birthday 🎂 beers 🍻 apple 🍎 office 🏢 house 🏠 factory 🏭 hospital 🏥 bank 🏦 school 🏫
department_store 🏬 classical_building 🏛️ world_map 🗺️ earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 compass 🧭
round_pushpin 📍 pushpin 📌 paperclip 📎 link 🔗 triangular_ruler 📐 straight_ruler 📏 scissors ✂️ lock 🔒 unlock 🔓
closed_lock_with_key 🔐 key 🔑 hammer 🔨 wrench 🔧 hammer_and_wrench 🛠️ nut_and_bolt 🔩 gear ⚙️ balance_scale ⚖️ scales ⚖️
magnet 🧲 toolbox 🧰 test_tube 🧪 microscope 🔬 telescope 🔭 satellite 📡 bulb 💡 flashlight 🔦 candle 🕯️ book 📖
books 📚 notebook 📓 ledger 📒 page_facing_up 📄 page_with_curl 📃 bookmark_tabs 📑 newspaper 📰 label 🏷️
moneybag 💰 dollar 💵 euro 💶 pound 💷 yen 💴 credit_card 💳 receipt 🧾 chart 💹 chart_with_upwards_trend 📈
chart_with_downwards_trend 📉 bar_chart 📊 clipboard 📋 memo 📝 pencil 📝 pencil2 ✏️ lower_left_fountain_pen 🖋️
email 📧 envelope ✉️ incoming_envelope 📨 inbox_tray 📥 outbox_tray 📤 package 📦 mailbox 📫 speech_balloon 💬
thought_balloon 💭 left_speech_bubble 🗨️ phone ☎️ telephone_receiver 📞 iphone 📱 computer 💻 desktop_computer 🖥️
keyboard ⌨️ printer 🖨️ floppy_disk 💾 camera 📷 movie_camera 🎥 clapper 🎬 headphones 🎧 microphone 🎤 loudspeaker 📢
mega 📣 bell 🔔 no_bell 🔕 mute 🔇 sound 🔉 loud_sound 🔊 mag 🔍 mag_right 🔎 wastebasket 🗑️ file_folder 📁
open_file_folder 📂 card_index 📇 card_index_dividers 🗂️ file_cabinet 🗄️ warning ⚠️ rotating_light 🚨 no_entry ⛔
no_entry_sign 🚫 octagonal_sign 🛑 x ❌ heavy_multiplication_x ✖️ white_check_mark ✅ heavy_check_mark ✔️
ballot_box_with_check ☑️ question ❓ grey_question ❔ exclamation ❗ grey_exclamation ❕ bangbang ‼️ interrobang ⁉️
information_source ℹ️ sos 🆘 new 🆕 free 🆓 up 🆙 ok 🆗 cool 🆒 red_circle 🔴 large_orange_circle 🟠
large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵 large_purple_circle 🟣 black_circle ⚫ white_circle ⚪
large_red_square 🟥 large_orange_square 🟧 large_yellow_square 🟨 large_green_square 🟩 large_blue_square 🟦
black_large_square ⬛ white_large_square ⬜ black_medium_small_square ◾ white_medium_small_square ◽ small_red_triangle 🔺
small_red_triangle_down 🔻 small_orange_diamond 🔸 small_blue_diamond 🔹 large_orange_diamond 🔶 large_blue_diamond 🔷
arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ arrow_upper_right ↗️ arrow_lower_right ↘️ left_right_arrow ↔️
arrow_up_down ↕️ arrow_forward ▶️ arrow_backward ◀️ fast_forward ⏩ rewind ⏪ arrows_counterclockwise 🔄
arrows_clockwise 🔃 repeat 🔁 leftwards_arrow_with_hook ↩️ arrow_right_hook ↪️ back 🔙 soon 🔜 top 🔝 end 🔚
heavy_plus_sign ➕ heavy_minus_sign ➖ heavy_division_sign ➗ heavy_dollar_sign 💲 infinity ♾️ recycle ♻️ trident 🔱
checkered_flag 🏁 triangular_flag_on_post 🚩 waving_white_flag 🏳️ robot_face 🤖 ghost 👻 alien 👽 bug 🐛 bee 🐝
honeybee 🐝 butterfly 🦋 turtle 🐢 snail 🐌 unicorn_face 🦄 owl 🦉 eagle 🦅 whale 🐳 dog 🐶 cat 🐱 zero 0️⃣ one 1️⃣ two 2️⃣
three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 hash #️⃣ bricks 🧱 ladder 🪜 umbrella_on_ground ⛱️
`

/** @type {Map<string, string>} */
const emoji = new Map()
const words = table.trim().split(/\s+/)
for (let at = 0; at + 1 < words.length; at += 2) emoji.set(words[at] ?? '', words[at + 1] ?? '')

/** @param {string} name short name without colons */
export function emojiOf(name) {
  return emoji.get(name.replace(/::skin-tone-[2-6]$/, '')) ?? null
}
