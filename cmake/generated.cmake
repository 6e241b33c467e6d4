# Sources written at build time: templates, words and embedded files.
set(rondom_generated "")
