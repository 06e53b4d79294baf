; Installs VenueDesk for the user who runs it, without an administrator. Inno Setup 6.3 or newer, after
; "pyinstaller --noconfirm build.spec", from the top folder:
;
;     iscc resources\packaging\windows\venuedesk.iss

#define Name "VenueDesk"
#define Handle FileOpen("..\..\..\desktop\__init__.py")
#define Line ""
#define Version ""
#sub ReadVersion
  #define public Line FileRead(Handle)
  #if Pos("__version__ = ", Line) == 1
    #define public Version Copy(Line, 16, Len(Line) - 16)
  #endif
#endsub
#for {0; !FileEof(Handle); 0} ReadVersion
#expr FileClose(Handle)

[Setup]
AppId={{6B0F6B0A-2D5B-4E0E-9E3C-6C4C1B4F7D51}
AppName={#Name}
AppVersion={#Version}
AppPublisher=The VenueDesk authors
VersionInfoVersion={#Version}
DefaultDirName={localappdata}\Programs\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
SourceDir=..\..\..
OutputDir=dist
OutputBaseFilename=venuedesk-{#Version}-setup
LicenseFile=LICENSE
UninstallDisplayIcon={app}\venuedesk-window.exe
ChangesAssociations=yes
; An open desk is closed by its user, never by the installer: it may hold what was typed and is not saved.
CloseApplications=yes
CloseApplicationsFilter=venuedesk*.exe
RestartApplications=no
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[Languages]
; The Chinese messages of Inno Setup are a file of its translators, to be put beside this one.
#if FileExists(AddBackslash(SourcePath) + "ChineseSimplified.isl")
Name: "zh"; MessagesFile: "resources\packaging\windows\ChineseSimplified.isl"
#endif
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; What an older version had and a newer one has not: nothing of a user's lies here.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\venuedesk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\场所码前台 VenueDesk"; Filename: "{app}\venuedesk-window.exe"
Name: "{autodesktop}\场所码前台 VenueDesk"; Filename: "{app}\venuedesk-window.exe"; Tasks: desktopicon

[Registry]
Root: HKCU; Subkey: "Software\Classes\VenueDesk.File"; ValueType: string; ValueData: "VenueDesk"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\VenueDesk.File\DefaultIcon"; ValueType: string; ValueData: "{app}\venuedesk-window.exe,0"
Root: HKCU; Subkey: "Software\Classes\VenueDesk.File\shell\open\command"; ValueType: string; ValueData: """{app}\venuedesk-window.exe"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\.vdi\OpenWithProgids"; ValueType: string; ValueName: "VenueDesk.File"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.vdb\OpenWithProgids"; ValueType: string; ValueName: "VenueDesk.File"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.receipt\OpenWithProgids"; ValueType: string; ValueName: "VenueDesk.File"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.receipts\OpenWithProgids"; ValueType: string; ValueName: "VenueDesk.File"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.vdlayout\OpenWithProgids"; ValueType: string; ValueName: "VenueDesk.File"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.vdlist\OpenWithProgids"; ValueType: string; ValueName: "VenueDesk.File"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.vdkey\OpenWithProgids"; ValueType: string; ValueName: "VenueDesk.File"; Flags: uninsdeletevalue
; The command line: "venuedesk" in a new console.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\venuedesk.exe"; ValueType: string; ValueData: "{app}\venuedesk.exe"; Flags: uninsdeletekey

[Run]
Filename: "{app}\venuedesk-window.exe"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
