; The installer for Windows: for one user, without an administrator, with an uninstaller and the martillo:// links.
; Made by packaging/windows/making.py: makensis -DVERSION=… -DNUMBERS=… -DBUNDLE=… -DOUTPUT=… -DICON=… -DSIDE=…
; -DKIB=… [-DSIGN=…]
;
; It writes below %LOCALAPPDATA%\Programs and HKEY_CURRENT_USER only. What a user has made (settings, receipts, a
; hosted house, all below %LOCALAPPDATA%\martillo) is neither touched by an upgrade nor by the uninstaller.
; Silent: /S. Elsewhere: /D=C:\folder, last and without quotes.

Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all

!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "MUI2.nsh"
!include "x64.nsh"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Martillo"
!define APP_PATH_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\martillo-desktop.exe"
!define LINK_KEY "Software\Classes\martillo"
; Exit codes beside NSIS's own 0 (done), 1 (cancelled) and 2 (failed).
!define NOT_64_BIT 3
!define IS_RUNNING 4

Name "Martillo"
BrandingText "Martillo ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Martillo"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "Martillo"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Martillo, live auctions"
VIAddVersionKey /LANG=0 "CompanyName" "Martillo contributors"
VIAddVersionKey /LANG=0 "LegalCopyright" "Martillo contributors, MIT"

!ifdef SIGN
    !finalize '${SIGN} "%1"'
    !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\martillo-desktop.exe"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The language of the system, if it is one of these; else the first.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"

LangString WELCOME ${LANG_ENGLISH} "Martillo is installed for you alone; no administrator is needed.$\r$\n$\r$\nSettings, receipts and sales of an older version stay as they are."
LangString WELCOME ${LANG_SPANISH} "Martillo se instala solo para usted; no hace falta un administrador.$\r$\n$\r$\nLos ajustes, recibos y subastas de una versión anterior se conservan."
LangString NEEDS_64_BIT ${LANG_ENGLISH} "Martillo needs a 64-bit Windows."
LangString NEEDS_64_BIT ${LANG_SPANISH} "Martillo necesita un Windows de 64 bits."
LangString RUNS ${LANG_ENGLISH} "Martillo is running. Close it, then try again."
LangString RUNS ${LANG_SPANISH} "Martillo se está ejecutando. Ciérrelo e inténtelo de nuevo."

; A program that runs cannot be written to. Asks a person to close it; a silent call gives up.
!macro AWAIT_ITS_END PROGRAM
    ${Do}
        ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
            ${Break}
        ${EndIf}
        ClearErrors
        FileOpen $0 "$INSTDIR\${PROGRAM}" a
        ${IfNot} ${Errors}
            FileClose $0
            ${Break}
        ${EndIf}
        ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNS)" /SD IDCANCEL IDCANCEL`
            SetErrorLevel ${IS_RUNNING}
            Quit
        ${EndIf}
    ${Loop}
!macroend

; Only what an installer put there, by name: a folder of the user's that /D named is not emptied.
!macro REMOVE_PROGRAM
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\martillo.exe"
    Delete "$INSTDIR\martillo-desktop.exe"
    Delete "$INSTDIR\LICENSE.txt"
    Delete "$INSTDIR\third-party-licences.txt"
    Delete "$INSTDIR\uninstall.exe"
!macroend

Function .onInit
    SetShellVarContext current
    ${IfNot} ${RunningX64}
        MessageBox MB_OK|MB_ICONSTOP "$(NEEDS_64_BIT)" /SD IDOK
        SetErrorLevel ${NOT_64_BIT}
        Quit
    ${EndIf}
FunctionEnd

Function un.onInit
    SetShellVarContext current
FunctionEnd

Section "Martillo"
    !insertmacro AWAIT_ITS_END martillo-desktop.exe
    !insertmacro AWAIT_ITS_END martillo.exe
    ; An older version's modules must not stay beside the newer one's.
    !insertmacro REMOVE_PROGRAM
    SetOutPath "$INSTDIR"
    ; On Windows makensis parts a folder from a pattern at this separator alone; elsewhere it knows both.
    File /r "${BUNDLE}\*"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    CreateShortcut "$SMPROGRAMS\Martillo.lnk" "$INSTDIR\martillo-desktop.exe"
    WriteRegStr HKCU "${APP_PATH_KEY}" "" "$INSTDIR\martillo-desktop.exe"

    ; After `--` nothing is an option, whatever quotes a link brings along.
    WriteRegStr HKCU "${LINK_KEY}" "" "URL:Martillo"
    WriteRegStr HKCU "${LINK_KEY}" "URL Protocol" ""
    WriteRegStr HKCU "${LINK_KEY}\DefaultIcon" "" "$INSTDIR\martillo-desktop.exe,0"
    WriteRegStr HKCU "${LINK_KEY}\shell\open\command" "" '"$INSTDIR\martillo-desktop.exe" -- "%1"'

    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Martillo"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\martillo-desktop.exe,0"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Martillo contributors"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KIB}
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
    ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
    !insertmacro AWAIT_ITS_END martillo-desktop.exe
    !insertmacro AWAIT_ITS_END martillo.exe
    !insertmacro REMOVE_PROGRAM
    ; Not /r: what a user has put there stays, and the folder with it.
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Martillo.lnk"
    DeleteRegKey HKCU "${APP_PATH_KEY}"
    DeleteRegKey HKCU "${LINK_KEY}"
    DeleteRegKey HKCU "${UNINSTALL_KEY}"
    ${RefreshShellIcons}
SectionEnd
