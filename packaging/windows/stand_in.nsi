; A program that does nothing for twenty seconds: what under_wine.sh packs where the desktop would be.
Unicode true
SilentInstall silent
RequestExecutionLevel user
OutFile "${OUTPUT}"
Section
    Sleep 20000
SectionEnd
