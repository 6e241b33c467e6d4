# Sources written at build time: templates, words and embedded files.
set(rondom_generated "")
include(cmake/templates.cmake)
include(cmake/capabilities.cmake)

# Embedded files. Add a rondom_embed() line for every folder that the program must carry with it; keep
# rondom_embedded_source() after all of them.
include(cmake/embed.cmake)
rondom_embed(PREFIX assets DIRECTORY ${CMAKE_SOURCE_DIR}/assets/dist)
rondom_embed(PREFIX profiles DIRECTORY ${CMAKE_SOURCE_DIR}/profiles MATCHING "\\.(yaml|md|po|txt)$")
rondom_embed(PREFIX words FILES ${words_dir}/nl.mo ${words_dir}/en.mo)
rondom_embed(PREFIX demo DIRECTORY ${CMAKE_SOURCE_DIR}/demo MATCHING "\\.(yaml|md|txt)$")
rondom_embedded_source(rondom_embedded)
list(APPEND rondom_generated ${rondom_embedded})
