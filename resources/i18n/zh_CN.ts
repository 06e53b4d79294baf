<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AbnormalDialog</name>
    <message>
        <source>Fever at {gate}</source>
        <translation>发热：{gate}</translation>
    </message>
    <message>
        <source>Reading °C</source>
        <translation>体温 ℃</translation>
    </message>
    <message>
        <source>Each symptom has its key</source>
        <translation>按键选择症状</translation>
    </message>
    <message>
        <source>Name, if it is told</source>
        <translation>姓名（愿意告知时）</translation>
    </message>
    <message>
        <source>Phone, if it is told</source>
        <translation>电话（愿意告知时）</translation>
    </message>
    <message>
        <source>Counts the person and opens the fever worksheet. Ctrl+Enter saves from any field.</source>
        <translation>计入此人，同时开立发热处置单。在任何一栏按 Ctrl+Enter 均可保存。</translation>
    </message>
    <message>
        <source>Count the fever</source>
        <translation>计入发热</translation>
    </message>
    <message>
        <source>Type the reading, such as 37.8 or 378.</source>
        <translation>请输入体温，如 37.8 或 378。</translation>
    </message>
</context>
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>What’s new</source>
        <translation>新功能</translation>
    </message>
    <message>
        <source>Font of window and print</source>
        <translation>界面与打印字体</translation>
    </message>
    <message>
        <source>Open-source licences</source>
        <translation>开源许可</translation>
    </message>
</context>
<context>
    <name>AboutCase</name>
    <message numerus="yes">
        <source>%Ln record(s) did not open.</source>
        <translation>
            <numerusform>%Ln 条记录打不开。</numerusform>
        </translation>
    </message>
    <message>
        <source>A newer list of this case was opened before, made {when}. This one is of {made}.</source>
        <translation>此病例打开过更新的名单（{when}），这份是 {made} 的。</translation>
    </message>
    <message numerus="yes">
        <source>The declarations of %Ln of these people say exactly what a stay of the case says: the case may be among them. Choose the row and say that this is the case.</source>
        <translation>
            <numerusform>其中 %Ln 人的申报与病例的停留时间完全一致，病例本人可能在内。请选中该行，点“这是病例本人”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln declaration(s) of the case are left out.</source>
        <translation>
            <numerusform>病例本人的 %Ln 条申报已排除。</numerusform>
        </translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 段</translation>
    </message>
    <message>
        <source>The case was at: {stays}</source>
        <translation>病例到过：{stays}</translation>
    </message>
</context>
<context>
    <name>AddClerkDialog</name>
    <message>
        <source>Add a clerk for the front desk</source>
        <translation>添加前台人员</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始密码</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再输一次密码</translation>
    </message>
    <message>
        <source>The clerk can change it in Settings.</source>
        <translation>本人可在“设置”中修改。</translation>
    </message>
    <message>
        <source>Add the clerk</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>AddInspectorDialog</name>
    <message>
        <source>Bind an inspector</source>
        <translation>绑定检测员</translation>
    </message>
    <message>
        <source>Declaration code</source>
        <translation>场所申报码</translation>
    </message>
    <message>
        <source>The present code of this venue. Compare it with the one that the inspector was given.</source>
        <translation>本场所现用的申报码，请与检测员手里的核对。</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone (optional)</source>
        <translation>电话（选填）</translation>
    </message>
    <message>
        <source>Password (optional)</source>
        <translation>密码（选填）</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再输一次密码</translation>
    </message>
    <message>
        <source>Only for inspectors who sign in at this desk themselves.</source>
        <translation>检测员本人要在本前台登录时才需要。</translation>
    </message>
    <message>
        <source>At these gates</source>
        <translation>负责的检测点</translation>
    </message>
    <message>
        <source>Bind the inspector</source>
        <translation>绑定</translation>
    </message>
</context>
<context>
    <name>AdoptDialog</name>
    <message>
        <source>Adopt this official code?</source>
        <translation>采用这个官方场所码？</translation>
    </message>
    <message>
        <source>The picture says:</source>
        <translation>图片中的内容：</translation>
    </message>
    <message>
        <source>All gates without a code of their own</source>
        <translation>没有单独官方码的所有检测点</translation>
    </message>
    <message>
        <source>Adopt the code</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Posters print it from now on; those on the wall are out of date.</source>
        <translation>今后海报印这个码；墙上已有的海报需要更换。</translation>
    </message>
    <message>
        <source>It takes the place of the official code adopted before. Posters on the wall are out of date.</source>
        <translation>将取代之前采用的官方码；墙上已有的海报需要更换。</translation>
    </message>
    <message>
        <source>This code is adopted here already.</source>
        <translation>这里已经采用了这个码。</translation>
    </message>
    <message>
        <source>Print it at</source>
        <translation>用于</translation>
    </message>
</context>
<context>
    <name>AlarmStrip</name>
    <message>
        <source>{value} °C: fever. Let the person wait, measure again.</source>
        <translation>体温 {value} ℃，属发热。请本人到一旁等候并复测。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln symptom(s). Let the person wait aside.</source>
        <translation>
            <numerusform>报告了 %Ln 项症状，请本人到一旁等候。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswerField</name>
    <message>
        <source>The answer of the health office</source>
        <translation>卫生部门的答复</translation>
    </message>
    <message>
        <source>Answers of a hub</source>
        <translation>同步中心的答复</translation>
    </message>
</context>
<context>
    <name>AnswerStep</name>
    <message>
        <source>Answer</source>
        <translation>等待答复</translation>
    </message>
    <message>
        <source>The request is waiting for the health office’s answer. Until then the program may be closed; it goes on from here.</source>
        <translation>接入申请正在等待卫生部门答复。这期间可以关闭程序，下次打开会回到这里。</translation>
    </message>
    <message>
        <source>Choose the answer: the file that ends in .receipt, on the stick that came back.</source>
        <translation>请选择答复文件：带回来的 U 盘上以 .receipt 结尾的文件。</translation>
    </message>
    <message>
        <source>Answer of the health office</source>
        <translation>卫生部门的答复文件</translation>
    </message>
    <message>
        <source>The file that ends in .receipt, on the stick that came back.</source>
        <translation>带回来的 U 盘上以 .receipt 结尾的文件。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The one that was chosen with the request.</source>
        <translation>填写申请时设置的密码。</translation>
    </message>
    <message>
        <source>Stick lost? Write the same request again with the password above. Something wrong in it? Give it up and begin anew.</source>
        <translation>U 盘丢了？在上面输入密码，可把同一份申请再写一次。申请填错了？撤销后重新填写。</translation>
    </message>
    <message>
        <source>Write the request again…</source>
        <translation>再写一次申请…</translation>
    </message>
    <message>
        <source>Give the request up…</source>
        <translation>撤销申请…</translation>
    </message>
    <message>
        <source>Type the password that was chosen with the request.</source>
        <translation>请输入填写申请时设置的密码。</translation>
    </message>
</context>
<context>
    <name>ArrowPart</name>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>AuditFilter</name>
    <message>
        <source>Gate, member, layout or number</source>
        <translation>检测点、成员、版式名称或编号</translation>
    </message>
    <message>
        <source>Thing</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Audit log</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>查看更早的记录</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>No entry fits</source>
        <translation>没有符合条件的记录</translation>
    </message>
    <message>
        <source>What is deleted with the retention leaves its entries here, without what they were about.</source>
        <translation>到期删除的资料，操作记录仍保留在这里，但不再含有相关内容。</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>查看全部</translation>
    </message>
    <message>
        <source>Entries shown: {count}</source>
        <translation>已列出 {count} 条</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>查看该处</translation>
    </message>
    <message>
        <source>Following the log from its beginning</source>
        <translation>正在从头核对日志</translation>
    </message>
    <message>
        <source>Who did what at this desk, and when. Entries name nobody but members.</source>
        <translation>本机上谁在何时做了什么。日志中除成员外不出现任何人的姓名。</translation>
    </message>
    <message>
        <source>Whole: {count} entries. What they say, their order and their signatures are right.</source>
        <translation>日志完整：共 {count} 条，内容、顺序与签名均核对无误。</translation>
    </message>
    <message>
        <source>audit log {day}</source>
        <translation>操作日志 {day}</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>导出操作日志</translation>
    </message>
    <message>
        <source>Rows written: {rows}, to {path}.</source>
        <translation>已写入 {rows} 行：{path}。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>AuditTable</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>{seq} wrong</source>
        <translation>{seq} 异常</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>Delete the earlier state of the desk?</source>
        <translation>删除前台之前的内容？</translation>
    </message>
    <message>
        <source>What was entered there and is not in this desk is lost for good.</source>
        <translation>其中有而现在前台没有的登记将无法找回。</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The copy is made and checked.</source>
        <translation>备份已做好并核对。</translation>
    </message>
    <message>
        <source>Use this folder all the same?</source>
        <translation>仍要使用这个文件夹吗？</translation>
    </message>
    <message>
        <source>{one} {other}</source>
        <translation>{one}{other}</translation>
    </message>
    <message>
        <source>Use the folder</source>
        <translation>使用该文件夹</translation>
    </message>
    <message>
        <source>The backup is made and checked: {path}</source>
        <translation>备份已做好并核对：{path}</translation>
    </message>
    <message>
        <source>Move this desk to another PC?</source>
        <translation>将前台迁移到另一台电脑？</translation>
    </message>
    <message>
        <source>Everything goes into one file, which opens with your password. This desk is not opened here any more then. At the other PC, the first start takes the file.</source>
        <translation>全部内容会存成一个文件，用您的密码打开。之后本机不再打开这个前台。在另一台电脑上首次启动时，选择这个文件即可。</translation>
    </message>
    <message>
        <source>Choose where the file goes…</source>
        <translation>选择保存位置…</translation>
    </message>
    <message>
        <source>Backups of VenueDesk</source>
        <translation>场所码前台备份</translation>
    </message>
</context>
<context>
    <name>BackupPage</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Copies of the whole desk, encrypted as it is</source>
        <translation>整个前台的副本，同样加密</translation>
    </message>
    <message>
        <source>Daily copies</source>
        <translation>每日备份</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>Make no second copy</source>
        <translation>不做第二份备份</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>What is deleted at its time does not come back with a copy. After an erasure all earlier ones go. None is kept longer than the records.</source>
        <translation>到期删除的记录不会随备份回来；提前删除某人后，之前的备份全部删除。备份不会比记录保存得更久。</translation>
    </message>
    <message>
        <source>To a file</source>
        <translation>备份到文件</translation>
    </message>
    <message>
        <source>One file with everything. It is yours to keep, and to delete in time.</source>
        <translation>一个文件包含全部内容，由您保管并按期删除。</translation>
    </message>
    <message>
        <source>To another PC</source>
        <translation>换电脑</translation>
    </message>
    <message>
        <source>One file, with which the desk goes on there. It is not opened here any more.</source>
        <translation>存成一个文件，在另一台电脑上接着用。之后本机不再打开。</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Last good copy</source>
        <translation>最近一份完好的备份</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>第二存放处</translation>
    </message>
    <message>
        <source>Earlier state of the desk</source>
        <translation>前台之前的内容</translation>
    </message>
    <message>
        <source>It is made at the first use of a day.</source>
        <translation>每天首次使用时自动备份。</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>{when}, {age}</source>
        <translation>{when}，{age}</translation>
    </message>
    <message>
        <source>If this PC fails, the copies in it are gone as well. Choose a stick, another disk or a share.</source>
        <translation>这台电脑坏了，里面的备份也就没了。请另选 U 盘、第二块硬盘或共享文件夹。</translation>
    </message>
    <message>
        <source>{folder} is not there now. Put the stick in, or choose another.</source>
        <translation>现在找不到 {folder}。请插入 U 盘，或另选一处。</translation>
    </message>
    <message>
        <source>{folder}: no copy yet.</source>
        <translation>{folder}：还没有备份。</translation>
    </message>
    <message>
        <source>{folder}: {when}</source>
        <translation>{folder}：{when}</translation>
    </message>
    <message>
        <source>Set aside on {when} ({size}). It holds records under legal hold that are nowhere else.</source>
        <translation>{when} 另行存放（{size}）。其中有依法保留的记录，别处没有。</translation>
    </message>
    <message>
        <source>Set aside on {when} when a backup was put back ({size}). It holds visitors’ data, and is deleted once their retention has passed. Delete it when you need it no more.</source>
        <translation>{when} 恢复备份时另行存放（{size}）。其中有来访者信息，保存期满后自动删除；用不着时请提前删除。</translation>
    </message>
    <message>
        <source>Second place for the copies</source>
        <translation>备份的第二存放处</translation>
    </message>
    <message>
        <source>Back up to a file</source>
        <translation>备份到文件</translation>
    </message>
    <message>
        <source>Move the desk to a file</source>
        <translation>将前台存成文件</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Working…</source>
        <translation>处理中…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此提示</translation>
    </message>
</context>
<context>
    <name>BoxDialog</name>
    <message>
        <source>Box for entered slips</source>
        <translation>已录表单的箱子</translation>
    </message>
    <message>
        <source>What stands on the box</source>
        <translation>箱上标签</translation>
    </message>
    <message>
        <source>Slips entered from now on are noted in it, so that they are found when they are to be shredded. Empty: a box for each month.</source>
        <translation>此后录入的表单都记在这一箱，销毁时照此找出。留空则每月一箱。</translation>
    </message>
    <message>
        <source>Use this box</source>
        <translation>启用此箱</translation>
    </message>
</context>
<context>
    <name>CalibrationDialog</name>
    <message>
        <source>Drop the picture of the calibration sheet</source>
        <translation>把校准页的图片拖到这里</translation>
    </message>
    <message>
        <source>{mm} mm right</source>
        <translation>右移 {mm} mm</translation>
    </message>
    <message>
        <source>{mm} mm left</source>
        <translation>左移 {mm} mm</translation>
    </message>
    <message>
        <source>{mm} mm down</source>
        <translation>下移 {mm} mm</translation>
    </message>
    <message>
        <source>{mm} mm up</source>
        <translation>上移 {mm} mm</translation>
    </message>
    <message>
        <source>Pages are printed as they are, without a correction.</source>
        <translation>页面按原样打印，不作校正。</translation>
    </message>
    <message>
        <source>Pages are moved {across} and {down}, and printed {width} % wide and {height} % high.</source>
        <translation>打印时{across}、{down}，宽 {width}%，高 {height}%。</translation>
    </message>
    <message>
        <source>Calibrate {printer}</source>
        <translation>校准 {printer}</translation>
    </message>
    <message>
        <source>Print the sheet. Then scan it, or photograph it from straight above on something dark, and open the picture here.</source>
        <translation>先打印校准页，再扫描，或放在深色桌面上从正上方拍照，然后在这里打开图片。</translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation>打印校准页</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>打开图片…</translation>
    </message>
    <message>
        <source>Or measure the sheet with a ruler:</source>
        <translation>或用尺子量校准页：</translation>
    </message>
    <message>
        <source>Left edge to the line</source>
        <translation>纸左边到线</translation>
    </message>
    <message>
        <source>Upper edge to the line</source>
        <translation>纸上边到线</translation>
    </message>
    <message>
        <source>Length of the ruler across</source>
        <translation>横标尺长度</translation>
    </message>
    <message>
        <source>Length of the ruler down</source>
        <translation>竖标尺长度</translation>
    </message>
    <message>
        <source>No correction</source>
        <translation>不作校正</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Reading the picture</source>
        <translation>正在读取图片</translation>
    </message>
    <message>
        <source>Open a picture of the calibration sheet</source>
        <translation>打开校准页的图片</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>The sheet is printed. Open a picture of it, or measure it.</source>
        <translation>校准页已打印。请打开它的图片，或用尺子量。</translation>
    </message>
</context>
<context>
    <name>CallDialog</name>
    <message>
        <source>Note a call</source>
        <translation>登记联系情况</translation>
    </message>
    <message numerus="yes">
        <source>{who} · for all %Ln of their visits</source>
        <translation>
            <numerusform>{who} · 适用于此人的 %Ln 次到访</numerusform>
        </translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Who answered, when to call again. It may be left empty.</source>
        <translation>谁接听、何时再打。可以留空。</translation>
    </message>
    <message>
        <source>Note the call</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>CardIssue</name>
    <message>
        <source>Agrees that name, document, phone and address are kept for the card</source>
        <translation>本人同意留存姓名、证件、电话和住址用于便民卡</translation>
    </message>
    <message>
        <source>Issue a card</source>
        <translation>办卡</translation>
    </message>
    <message>
        <source>Nobody is at hand for a new card</source>
        <translation>现在没有可以办卡的人</translation>
    </message>
    <message>
        <source>Type the person’s details into the form, or save their slip, then come back here.</source>
        <translation>先在表单里填好来访者信息，或录完这张表单，再到这里办卡。</translation>
    </message>
    <message>
        <source>For {name}</source>
        <translation>为{name}办卡</translation>
    </message>
    <message>
        <source>Has card {number}. Replace it if it is lost.</source>
        <translation>已有 {number} 号卡。如已遗失，请换发。</translation>
    </message>
</context>
<context>
    <name>CardVoidDialog</name>
    <message>
        <source>Void card {number}</source>
        <translation>作废 {number} 号便民卡</translation>
    </message>
    <message>
        <source>The card opens nothing any more, and what was kept of its holder is deleted at once. This cannot be undone.</source>
        <translation>作废后此卡立即失效，留存的持卡人信息同时删除，不能恢复。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Void the card</source>
        <translation>作废此卡</translation>
    </message>
</context>
<context>
    <name>CardsDialog</name>
    <message>
        <source>Card</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Visitor cards</source>
        <translation>便民卡</translation>
    </message>
    <message>
        <source>Card number, name, pinyin, end of a number or phone</source>
        <translation>输入卡号、姓名、拼音、证件或电话尾号</translation>
    </message>
    <message>
        <source>Find a card</source>
        <translation>查找便民卡</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Print this card…</source>
        <translation>打印此卡…</translation>
    </message>
    <message>
        <source>Print new ones ({count})…</source>
        <translation>打印新卡（{count} 张）…</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>换发…</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Void: {reason}</source>
        <translation>作废：{reason}</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Not printed yet</source>
        <translation>待打印</translation>
    </message>
    <message>
        <source>Card {number} is issued. Print it now, or with others later.</source>
        <translation>{number} 号便民卡已办好。可现在打印，也可攒够一页再打印。</translation>
    </message>
    <message>
        <source>Replace card {number}?</source>
        <translation>换发 {number} 号便民卡？</translation>
    </message>
    <message>
        <source>The old card is void at once; the same person gets a new one with a new number.</source>
        <translation>旧卡立即作废，为同一人换发新卡，卡号和二维码都会更换。</translation>
    </message>
    <message>
        <source>Replace the card</source>
        <translation>换发</translation>
    </message>
    <message>
        <source>Card {number} is void.</source>
        <translation>{number} 号便民卡已作废。</translation>
    </message>
    <message>
        <source>Print visitor cards</source>
        <translation>打印便民卡</translation>
    </message>
    <message>
        <source>The cards are ready: cut them along the lines.</source>
        <translation>便民卡已输出，请沿线裁开。</translation>
    </message>
</context>
<context>
    <name>CaseLine</name>
    <message>
        <source>Case {number}</source>
        <translation>病例 {number}</translation>
    </message>
    <message>
        <source>not called yet {count}</source>
        <translation>尚未联系 {count}</translation>
    </message>
    <message>
        <source>New since it was seen: {count}</source>
        <translation>查看之后新增 {count} 条</translation>
    </message>
    <message>
        <source>corrected, erased or deleted since: {count}</source>
        <translation>已更正或删除 {count} 条</translation>
    </message>
</context>
<context>
    <name>CaseTable</name>
    <message>
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>停留段数</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>建立时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>建立人</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>最近更改</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例列表</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>After a departure</source>
        <translation>离开后再算</translation>
    </message>
    <message>
        <source>Minutes added to the case’s departure</source>
        <translation>病例离开后再算的分钟数</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不再多算</translation>
    </message>
</context>
<context>
    <name>CasesView</name>
    <message>
        <source>No case is kept yet</source>
        <translation>还没有保存的病例</translation>
    </message>
    <message>
        <source>A lookup is kept as a case when its contacts are to be called. It goes with the retention.</source>
        <translation>需要逐个联系名单中的人时，把查询保存为病例。病例随保存期删除。</translation>
    </message>
    <message>
        <source>Look for the case</source>
        <translation>查找病例</translation>
    </message>
</context>
<context>
    <name>CertificateField</name>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>The hub’s certificate</source>
        <translation>同步中心的证书</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>What’s new</source>
        <translation>新功能</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>People by the hour: {total}</source>
        <translation>每小时到访：{total}</translation>
    </message>
    <message>
        <source>An average day: {total}</source>
        <translation>平均每天：{total}</translation>
    </message>
    <message>
        <source>Compare with {before}</source>
        <translation>与{before}比较</translation>
    </message>
    <message>
        <source>People by weekday and hour, on average</source>
        <translation>各星期、各时段平均人数</translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation>其余 {count} 项</translation>
    </message>
    <message>
        <source>Point at an hour, or choose one with the arrow keys, to read its figures.</source>
        <translation>指向某个时段，或用方向键选择，即可查看数字。</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>CheckInCard</name>
    <message>
        <source>Visitors can register themselves</source>
        <translation>来访者可以自己扫码登记</translation>
    </message>
    <message>
        <source>The hub answers whoever scans a code at {host}. The codes of this venue lead to {present}. With the hub’s address in them, posters that hang now are out of date; the Posters page prints them again.</source>
        <translation>同步中心在 {host} 接受来访者扫码登记，本场所的码目前指向 {present}。改用同步中心的网址后，已张贴的海报即过期，可在“海报”页重新打印。</translation>
    </message>
    <message>
        <source>Put {host} into the codes</source>
        <translation>改用 {host}</translation>
    </message>
    <message>
        <source>Keep the present address</source>
        <translation>沿用现在的网址</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show: {finding}</source>
        <translation>查看：{finding}</translation>
    </message>
</context>
<context>
    <name>ChecksCard</name>
    <message numerus="yes">
        <source>Checking %Ln poster(s)…</source>
        <translation>
            <numerusform>正在检查 %Ln 张海报…</numerusform>
        </translation>
    </message>
    <message>
        <source>Checks before printing</source>
        <translation>打印前检查</translation>
    </message>
    <message numerus="yes">
        <source>%Ln code(s) read back, right for every gate</source>
        <translation>
            <numerusform>%Ln 个码都已识读，与检测点一致</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more finding(s)</source>
        <translation>
            <numerusform>另有 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Texts complete, no character missing</source>
        <translation>文字完整，字体齐全</translation>
    </message>
    <message>
        <source>Scans from {distance} m away</source>
        <translation>可在 {distance} 米外扫到</translation>
    </message>
    <message>
        <source>{gate}: {finding}</source>
        <translation>{gate}：{finding}</translation>
    </message>
</context>
<context>
    <name>CodeActions</name>
    <message>
        <source>Venue code {gate}</source>
        <translation>场所码-{gate}</translation>
    </message>
    <message>
        <source>Save one code as a picture</source>
        <translation>导出单个码</translation>
    </message>
</context>
<context>
    <name>CodePart</name>
    <message>
        <source>Error correction</source>
        <translation>容错</translation>
    </message>
    <message>
        <source>M indoors</source>
        <translation>M 室内</translation>
    </message>
    <message>
        <source>Q usual</source>
        <translation>Q 常用</translation>
    </message>
    <message>
        <source>H with a logo</source>
        <translation>H 带标志</translation>
    </message>
    <message>
        <source>To be scanned from</source>
        <translation>要求扫码距离</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>底色</translation>
    </message>
    <message>
        <source>Scans from {distance} m away</source>
        <translation>可在 {distance} 米外扫到</translation>
    </message>
</context>
<context>
    <name>ColourField</name>
    <message>
        <source>{name} as #RRGGBB</source>
        <translation>{name}（#RRGGBB）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Contrast {ratio}:1, enough for any text.</source>
        <translation>对比度 {ratio}:1，任何文字都清楚。</translation>
    </message>
    <message>
        <source>Contrast {ratio}:1, enough for large type only.</source>
        <translation>对比度 {ratio}:1，只适合大字。</translation>
    </message>
    <message>
        <source>Contrast {ratio}:1, too little to be read.</source>
        <translation>对比度 {ratio}:1，看不清。</translation>
    </message>
    <message>
        <source>Write a colour as # and six digits 0–9, A–F, such as #0B6E63.</source>
        <translation>颜色写作 # 加六位 0–9、A–F，例如 #0B6E63。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Green channel</source>
        <translation>绿色通道</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Posters</source>
        <translation>海报</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Shift close</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Edit layouts</source>
        <translation>编辑版式</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Switch between Chinese and English</source>
        <translation>切换中文和英文</translation>
    </message>
    <message>
        <source>Big mode on or off</source>
        <translation>开启或关闭大字模式</translation>
    </message>
    <message>
        <source>Move between the page list and the page</source>
        <translation>在页面列表与页面之间切换</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Print posters</source>
        <translation>打印海报</translation>
    </message>
    <message>
        <source>Save posters as PDF</source>
        <translation>把海报存为 PDF</translation>
    </message>
    <message>
        <source>Save one code as a picture</source>
        <translation>导出单个码</translation>
    </message>
    <message>
        <source>Edit the layout of the posters</source>
        <translation>编辑海报版式</translation>
    </message>
    <message>
        <source>Check a code on the wall</source>
        <translation>检查墙上的码</translation>
    </message>
    <message>
        <source>Show the previous gate’s poster</source>
        <translation>看上一个检测点的海报</translation>
    </message>
    <message>
        <source>Show the next gate’s poster</source>
        <translation>看下一个检测点的海报</translation>
    </message>
    <message>
        <source>Edit the venue’s details</source>
        <translation>修改场所信息</translation>
    </message>
    <message>
        <source>Words on posters and slips</source>
        <translation>修改海报与表单用语</translation>
    </message>
    <message>
        <source>Show the venue’s history</source>
        <translation>查看修改记录</translation>
    </message>
    <message>
        <source>Adopt an official code</source>
        <translation>采用官方场所码</translation>
    </message>
    <message>
        <source>Choose whether the codes lead to the hub</source>
        <translation>选择场所码是否改用同步中心的网址</translation>
    </message>
    <message>
        <source>Copy the declaration code</source>
        <translation>复制场所申报码</translation>
    </message>
    <message>
        <source>Replace the declaration code</source>
        <translation>更换场所申报码</translation>
    </message>
    <message>
        <source>Add a gate</source>
        <translation>添加检测点</translation>
    </message>
    <message>
        <source>Add gates from a list</source>
        <translation>从列表批量添加检测点</translation>
    </message>
    <message>
        <source>Add an inspector</source>
        <translation>添加检测员</translation>
    </message>
    <message>
        <source>Add a clerk</source>
        <translation>添加前台人员</translation>
    </message>
    <message>
        <source>Make a new recovery sheet</source>
        <translation>重做恢复单</translation>
    </message>
    <message>
        <source>Hand over the manager’s role</source>
        <translation>移交管理员</translation>
    </message>
    <message>
        <source>Enter a slip</source>
        <translation>录入表单</translation>
    </message>
    <message>
        <source>Print the handover sheet</source>
        <translation>打印交接班表</translation>
    </message>
    <message>
        <source>Print the daily report</source>
        <translation>打印日报</translation>
    </message>
    <message>
        <source>Print the weekly report</source>
        <translation>打印周报</translation>
    </message>
    <message>
        <source>Print blank tally sheets</source>
        <translation>打印检测计数表</translation>
    </message>
    <message>
        <source>Print the handover sheet and the daily report</source>
        <translation>打印交接班表和日报</translation>
    </message>
    <message>
        <source>Look at the handover sheet and the daily report</source>
        <translation>预览交接班表和日报</translation>
    </message>
    <message>
        <source>Back to Today</source>
        <translation>返回今日</translation>
    </message>
    <message>
        <source>Show what’s new</source>
        <translation>查看新功能</translation>
    </message>
    <message>
        <source>Show the licences</source>
        <translation>查看许可证</translation>
    </message>
    <message>
        <source>Save and start the next slip</source>
        <translation>保存并录下一张</translation>
    </message>
    <message>
        <source>Go to the slip’s number</source>
        <translation>跳到表单号</translation>
    </message>
    <message>
        <source>Keep a doubtful field and say why</source>
        <translation>仍用存疑的内容并说明理由</translation>
    </message>
    <message>
        <source>Fill in as on the last visit</source>
        <translation>按上次到访填入</translation>
    </message>
    <message>
        <source>Take a number that is offered (Alt and its digit)</source>
        <translation>采用候选的证件号码（Alt 加数字）</translation>
    </message>
    <message>
        <source>Answer no to every open question (* in one of them)</source>
        <translation>未答各题都答“否”（在题内按 *）</translation>
    </message>
    <message>
        <source>Take back the slip that was saved last</source>
        <translation>撤回刚保存的表单</translation>
    </message>
    <message>
        <source>Void this slip</source>
        <translation>作废此表单</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>清空表单</translation>
    </message>
    <message>
        <source>Batch entry of slips</source>
        <translation>批量补录表单</translation>
    </message>
    <message>
        <source>Finish the pile and compare</source>
        <translation>结束补录并核对</translation>
    </message>
    <message>
        <source>Deal with a fever that waits</source>
        <translation>处置等候中的发热人员</translation>
    </message>
    <message>
        <source>Visitor cards: issue, replace, void</source>
        <translation>办理、换发或作废便民卡</translation>
    </message>
    <message>
        <source>Print blank slips</source>
        <translation>打印空白表单</translation>
    </message>
    <message>
        <source>Import declarations from a file</source>
        <translation>从文件导入申报</translation>
    </message>
    <message>
        <source>Save an empty table to be filled in and imported</source>
        <translation>保存导入模板</translation>
    </message>
    <message>
        <source>Mend lines of imports that were not taken</source>
        <translation>改正未导入的行</translation>
    </message>
    <message>
        <source>Undo the last press</source>
        <translation>撤销上一次计数</translation>
    </message>
    <message>
        <source>Count somebody with a fever (Shift and the gate’s digit)</source>
        <translation>计入发热者（Shift 加检测点数字键）</translation>
    </message>
    <message>
        <source>Enter tally sheets</source>
        <translation>录入检测计数表</translation>
    </message>
    <message>
        <source>Search declarations</source>
        <translation>查找申报</translation>
    </message>
    <message>
        <source>Correct the declaration</source>
        <translation>更正这条申报</translation>
    </message>
    <message>
        <source>Show the personal data in full</source>
        <translation>显示完整个人信息</translation>
    </message>
    <message>
        <source>Begin or end a legal hold</source>
        <translation>设置或解除依法保留</translation>
    </message>
    <message>
        <source>Erase the declaration before its time</source>
        <translation>提前删除所选申报</translation>
    </message>
    <message>
        <source>Show more of what was found</source>
        <translation>显示更多结果</translation>
    </message>
    <message>
        <source>Look up who was here at the same time as this visitor</source>
        <translation>查询与此来访者同时段在场的人</translation>
    </message>
    <message>
        <source>Export declarations to a file</source>
        <translation>导出申报到文件</translation>
    </message>
    <message>
        <source>Show the days before</source>
        <translation>看更早的日子</translation>
    </message>
    <message>
        <source>Show the days after</source>
        <translation>看更晚的日子</translation>
    </message>
    <message>
        <source>Export the hourly figures</source>
        <translation>导出每小时数据</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Count all hours again</source>
        <translation>重新统计全部时段</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Export to a USB stick</source>
        <translation>导出到 U 盘</translation>
    </message>
    <message>
        <source>Take the receipt from a USB stick</source>
        <translation>读取 U 盘上的回执</translation>
    </message>
    <message>
        <source>Let this desk join a hub</source>
        <translation>接入同步中心</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>修改我的密码</translation>
    </message>
    <message>
        <source>Open the desk’s folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Change the retention</source>
        <translation>修改保存期</translation>
    </message>
    <message>
        <source>Begin another box</source>
        <translation>换一个表单箱</translation>
    </message>
    <message>
        <source>Shred expired slips</source>
        <translation>销毁到期表单</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>任何页面</translation>
    </message>
    <message>
        <source>Begin an empty layout for posters</source>
        <translation>新建空白海报版式</translation>
    </message>
    <message>
        <source>Save posters for a print shop</source>
        <translation>保存海报给图文店印</translation>
    </message>
    <message>
        <source>Search the audit log</source>
        <translation>搜索操作日志</translation>
    </message>
    <message>
        <source>Show older entries</source>
        <translation>查看更早的日志</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>导出操作日志</translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>返回设置</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Cover or show personal data</source>
        <translation>遮住或显示个人信息</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>同时段人员</translation>
    </message>
    <message>
        <source>See what came from gates and was not taken over</source>
        <translation>查看检测点未能录入的操作</translation>
    </message>
    <message>
        <source>Print what the desk holds about this person</source>
        <translation>打印个人信息查阅单</translation>
    </message>
    <message>
        <source>Look up who was here at the same time</source>
        <translation>查询同时段在场的人</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Choose a second place</source>
        <translation>选择第二存放处</translation>
    </message>
    <message>
        <source>Back up to a file</source>
        <translation>备份到文件</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Print the venue sheet</source>
        <translation>打印场所信息单</translation>
    </message>
    <message>
        <source>Choose a map</source>
        <translation>选择地图</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>查看本页帮助</translation>
    </message>
    <message>
        <source>Move the desk to another PC</source>
        <translation>迁移到另一台电脑</translation>
    </message>
    <message>
        <source>Put the list of things to try away</source>
        <translation>收起“第一周试一试”清单</translation>
    </message>
    <message>
        <source>Search for the case</source>
        <translation>查找病例</translation>
    </message>
    <message>
        <source>Add a stay of the case for the lookup</source>
        <translation>为本次查询补充病例的停留时间</translation>
    </message>
    <message>
        <source>Correct a stay of the case for the lookup</source>
        <translation>为本次查询更正病例的停留时间</translation>
    </message>
    <message>
        <source>Show the chosen person in full</source>
        <translation>显示所选人员的完整信息</translation>
    </message>
    <message>
        <source>Keep the lookup as a case</source>
        <translation>把查询保存为病例</translation>
    </message>
    <message>
        <source>Export the list for the health office</source>
        <translation>把名单导出给疾控</translation>
    </message>
    <message>
        <source>Save the case’s stays for the hub’s console</source>
        <translation>把病例的停留时间存为文件，交同步中心建病例</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>打印名单</translation>
    </message>
    <message>
        <source>Show the cases that are kept</source>
        <translation>查看已保存的病例</translation>
    </message>
    <message>
        <source>Note a call to the chosen person</source>
        <translation>登记与所选人员的联系情况</translation>
    </message>
    <message>
        <source>Mark the contacts of the case as seen</source>
        <translation>把病例名单标为已看</translation>
    </message>
    <message>
        <source>Close the case or reopen it</source>
        <translation>结案或重新打开</translation>
    </message>
    <message>
        <source>Show who was counted without a name</source>
        <translation>查看不记名计数</translation>
    </message>
    <message>
        <source>Begin with another case</source>
        <translation>换一个病例</translation>
    </message>
    <message>
        <source>Save pictures for screens</source>
        <translation>导出大屏图片</translation>
    </message>
    <message>
        <source>Options for printing and saving</source>
        <translation>打印和保存的选项</translation>
    </message>
    <message>
        <source>Calibrate the printer</source>
        <translation>校准打印机</translation>
    </message>
    <message>
        <source>Copy the template</source>
        <translation>复制版式</translation>
    </message>
    <message>
        <source>Rename the template</source>
        <translation>重命名版式</translation>
    </message>
    <message>
        <source>Delete the template</source>
        <translation>删除版式</translation>
    </message>
    <message>
        <source>Offer the template first</source>
        <translation>设为常用版式</translation>
    </message>
    <message>
        <source>Save the layout as a file</source>
        <translation>导出版式文件</translation>
    </message>
    <message>
        <source>Add a layout from a file</source>
        <translation>导入版式文件</translation>
    </message>
    <message>
        <source>Replace a text in all your templates</source>
        <translation>在所有自有版式中替换文字</translation>
    </message>
    <message>
        <source>Print again what is out of date</source>
        <translation>重印已过期的海报</translation>
    </message>
    <message>
        <source>Show the gate’s earlier posters</source>
        <translation>查看检测点的历次海报</translation>
    </message>
    <message>
        <source>Go round and look at all codes</source>
        <translation>巡查墙上的码</translation>
    </message>
    <message>
        <source>Select elements</source>
        <translation>选择元素</translation>
    </message>
    <message>
        <source>Add a text</source>
        <translation>添加文字</translation>
    </message>
    <message>
        <source>Add a code</source>
        <translation>添加码</translation>
    </message>
    <message>
        <source>Add a picture</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>添加线</translation>
    </message>
    <message>
        <source>Add a box</source>
        <translation>添加框</translation>
    </message>
    <message>
        <source>Add a circle</source>
        <translation>添加圆</translation>
    </message>
    <message>
        <source>Add an arrow</source>
        <translation>添加箭头</translation>
    </message>
    <message>
        <source>Begin an empty layout</source>
        <translation>新建空白版式</translation>
    </message>
    <message>
        <source>Save the layout</source>
        <translation>保存版式</translation>
    </message>
    <message>
        <source>Save the layout under another name</source>
        <translation>版式另存为</translation>
    </message>
    <message>
        <source>Finish editing the layout</source>
        <translation>完成编辑</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Add the header with the venue’s name</source>
        <translation>添加带场所名称的页眉</translation>
    </message>
    <message>
        <source>Add the three steps</source>
        <translation>添加三个步骤</translation>
    </message>
    <message>
        <source>Add the green-channel line</source>
        <translation>添加绿色通道条</translation>
    </message>
    <message>
        <source>Add what to do where scanning fails</source>
        <translation>添加“扫不了码”提示</translation>
    </message>
    <message>
        <source>Add serial number and issue date</source>
        <translation>添加编号和印制日期</translation>
    </message>
    <message>
        <source>Select everything</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Copy elements</source>
        <translation>复制元素</translation>
    </message>
    <message>
        <source>Cut elements</source>
        <translation>剪切元素</translation>
    </message>
    <message>
        <source>Paste elements</source>
        <translation>粘贴元素</translation>
    </message>
    <message>
        <source>Paste elements in the same place</source>
        <translation>粘贴到原位置</translation>
    </message>
    <message>
        <source>Duplicate elements</source>
        <translation>就地复制元素</translation>
    </message>
    <message>
        <source>Delete elements</source>
        <translation>删除元素</translation>
    </message>
    <message>
        <source>Change the words of the text</source>
        <translation>修改文字内容</translation>
    </message>
    <message>
        <source>Insert a field into the text</source>
        <translation>在文字中插入字段</translation>
    </message>
    <message>
        <source>Group elements</source>
        <translation>组合元素</translation>
    </message>
    <message>
        <source>Ungroup elements</source>
        <translation>取消组合</translation>
    </message>
    <message>
        <source>Lock or unlock elements</source>
        <translation>锁定或解锁元素</translation>
    </message>
    <message>
        <source>Hide or show elements</source>
        <translation>隐藏或显示元素</translation>
    </message>
    <message>
        <source>Bring elements forward</source>
        <translation>上移一层</translation>
    </message>
    <message>
        <source>Send elements backward</source>
        <translation>下移一层</translation>
    </message>
    <message>
        <source>Bring elements to the front</source>
        <translation>置于顶层</translation>
    </message>
    <message>
        <source>Send elements to the back</source>
        <translation>置于底层</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>左对齐</translation>
    </message>
    <message>
        <source>Align centres</source>
        <translation>水平居中</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>右对齐</translation>
    </message>
    <message>
        <source>Align tops</source>
        <translation>顶端对齐</translation>
    </message>
    <message>
        <source>Align middles</source>
        <translation>垂直居中</translation>
    </message>
    <message>
        <source>Align bottoms</source>
        <translation>底端对齐</translation>
    </message>
    <message>
        <source>Distribute across</source>
        <translation>水平等距分布</translation>
    </message>
    <message>
        <source>Distribute down</source>
        <translation>垂直等距分布</translation>
    </message>
    <message>
        <source>Look at the previous gate’s poster</source>
        <translation>看上一个检测点的海报</translation>
    </message>
    <message>
        <source>Look at the next gate’s poster</source>
        <translation>看下一个检测点的海报</translation>
    </message>
    <message>
        <source>Look at the poster in the next language</source>
        <translation>切换海报语言</translation>
    </message>
    <message>
        <source>Change this gate’s poster only</source>
        <translation>只改本检测点的海报</translation>
    </message>
    <message>
        <source>Make elements as at all gates</source>
        <translation>恢复为统一版式</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show the whole page</source>
        <translation>显示整页</translation>
    </message>
    <message>
        <source>Show the page in its real size</source>
        <translation>按实际大小显示</translation>
    </message>
    <message>
        <source>Open a case’s sealed list</source>
        <translation>打开病例的加密名单</translation>
    </message>
    <message>
        <source>Find a person in sealed lists</source>
        <translation>在加密名单中查人</translation>
    </message>
    <message>
        <source>Choose lists to search in</source>
        <translation>选择要查找的名单</translation>
    </message>
    <message>
        <source>Use the person’s stays as those of a case</source>
        <translation>把此人的停留时间用作病例</translation>
    </message>
    <message>
        <source>Say that the chosen person is the case</source>
        <translation>标明所选人员就是病例本人</translation>
    </message>
    <message>
        <source>Export the list of contacts</source>
        <translation>导出同时段人员名单</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ConflictsCard</name>
    <message>
        <source>Written differently at two desks</source>
        <translation>两个前台改得不一样</translation>
    </message>
    <message>
        <source>Two desks changed the same thing without knowing of each other. What is shown first holds until somebody decides.</source>
        <translation>两个前台分别修改了同一项内容。在您决定之前，以第一个为准。</translation>
    </message>
    <message>
        <source>Two desks changed the same thing without knowing of each other. The manager decides.</source>
        <translation>两个前台分别修改了同一项内容，由管理员决定以哪个为准。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more follow</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>改用这个</translation>
    </message>
</context>
<context>
    <name>ContactFilters</name>
    <message>
        <source>Whole venue</source>
        <translation>全场所</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>重叠分钟</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>联系情况</translation>
    </message>
    <message>
        <source>Any certainty</source>
        <translation>确定和可能</translation>
    </message>
    <message>
        <source>Any length</source>
        <translation>不限时长</translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln minute(s)</source>
        <translation>
            <numerusform>至少 %Ln 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Any category</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Called or not</source>
        <translation>不限联系情况</translation>
    </message>
    <message>
        <source>New since it was seen</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Not called yet</source>
        <translation>尚未联系</translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>%Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {all} shown</source>
        <translation>{shown} / {all} 条</translation>
    </message>
    <message>
        <source>All venues</source>
        <translation>所有场所</translation>
    </message>
    <message>
        <source>All gates</source>
        <translation>全部检测点</translation>
    </message>
</context>
<context>
    <name>ContactPanel</name>
    <message>
        <source>A guardian or companion is named.</source>
        <translation>有监护人或陪同人可联系。</translation>
    </message>
    <message>
        <source>The chosen person</source>
        <translation>所选人员</translation>
    </message>
    <message>
        <source>erased since</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{head}. {why}</source>
        <translation>{head}。{why}</translation>
    </message>
    <message>
        <source>{outcome}, {when}, {who}</source>
        <translation>{outcome}（{when}，{who}）</translation>
    </message>
</context>
<context>
    <name>ContactTable</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>联系情况</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>与病例对照</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>重叠分钟</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>Temp.</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>同时段名单</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>{gate} (another)</source>
        <translation>{gate}（其他）</translation>
    </message>
    <message>
        <source>{value} fever</source>
        <translation>{value} 发热</translation>
    </message>
    <message>
        <source>{value} unwell</source>
        <translation>{value} 有症状</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Search the help</source>
        <translation>在帮助中查找</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Nothing was found. Try another word.</source>
        <translation>没有找到，换个词试试。</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>Correct the declaration</source>
        <translation>更正申报</translation>
    </message>
    <message>
        <source>Reason: {reason}. What was there before is kept. Type over what is hidden to replace it; {key} shows a field, which the audit log notes.</source>
        <translation>更正原因：{reason}。原内容会保留。遮挡的内容直接重新输入就能替换；按 {key} 显示所在的一栏，并记入操作日志。</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>保存更正</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>还没有改动任何内容。</translation>
    </message>
</context>
<context>
    <name>CountedDialog</name>
    <message>
        <source>Hour</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>The case’s gate</source>
        <translation>病例所在检测点</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Counted without a name</source>
        <translation>不记名计数</translation>
    </message>
    <message>
        <source>People who were counted at the gates in these hours. Nobody knows their names: they are on no list.</source>
        <translation>这些时段在检测点计数的人。没有留下姓名，不在任何名单中。</translation>
    </message>
    <message>
        <source>People by hour and gate</source>
        <translation>按时段和检测点的人数</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CountingPage</name>
    <message>
        <source>Nothing to undo: a press can be taken back for one minute.</source>
        <translation>没有可撤销的计数：只能撤销一分钟内的计数。</translation>
    </message>
    <message>
        <source>Save the presses that wait</source>
        <translation>保存等待中的计数</translation>
    </message>
    <message>
        <source>Taken back: one press at {gate}.</source>
        <translation>已撤销：{gate} 1 人。</translation>
    </message>
    <message>
        <source>The fever was taken back, and its empty worksheet with it.</source>
        <translation>发热记录已撤销，空白的处置单也一并删除。</translation>
    </message>
    <message>
        <source>The fever was taken back. Its worksheet had entries and is kept, ended as opened by mistake.</source>
        <translation>发热记录已撤销。处置单已有填写，予以保留，并以“误开”结束。</translation>
    </message>
    <message>
        <source>A scanner typed here without Enter at the end, which counts nobody. Set it to send Enter.</source>
        <translation>扫码枪扫完没有发送回车，未计数。请把扫码枪设置为扫后发送回车。</translation>
    </message>
    <message>
        <source>A fever at {gate} was counted. The worksheet opens when somebody of the front desk signs in.</source>
        <translation>已在{gate}计入 1 名发热者，前台人员登录后开立发热处置单。</translation>
    </message>
    <message>
        <source>A fever at {gate} was counted, and its worksheet is open.</source>
        <translation>已在{gate}计入 1 名发热者，发热处置单已开立。</translation>
    </message>
    <message>
        <source>Go to the worksheet</source>
        <translation>填写处置单</translation>
    </message>
    <message>
        <source>No fever waits.</source>
        <translation>没有待处置的发热人员。</translation>
    </message>
    <message>
        <source>{gates} was retired: nobody is counted there any more, and its people stay counted.</source>
        <translation>{gates}已停用，不再计数；已计的人数保留。</translation>
    </message>
    <message>
        <source>{name} is not of this venue any more. People at {gate} count without a name until you choose who checks.</source>
        <translation>{name}已不在本场所。{gate}之后的计数不记检测员，请重新选择。</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>{hour}: {count}</source>
        <translation>{hour}：{count}</translation>
    </message>
    <message>
        <source>{figure} {count}</source>
        <translation>{figure} {count}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Today: {figures}</source>
        <translation>今日：{figures}</translation>
    </message>
</context>
<context>
    <name>CountingSide</name>
    <message>
        <source>My gates today</source>
        <translation>今日我的检测点</translation>
    </message>
    <message>
        <source>All gates today</source>
        <translation>今日全部检测点</translation>
    </message>
    <message>
        <source>Last presses</source>
        <translation>最近的计数</translation>
    </message>
    <message>
        <source>Nobody was counted yet. Backspace takes back the last press, for one minute.</source>
        <translation>还没有计数。一分钟内按 Backspace 可撤销上一次。</translation>
    </message>
    <message>
        <source>A scanner counts at</source>
        <translation>扫码枪计入</translation>
    </message>
    <message>
        <source>Sound when a press is safe</source>
        <translation>计数保存后发声</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>dddd d MMMM</source>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>M月d日 ddd</translation>
    </message>
</context>
<context>
    <name>DeclarationCard</name>
    <message>
        <source>Declaration code</source>
        <translation>场所申报码</translation>
    </message>
    <message>
        <source>Give it to your inspectors: with it they are bound to this venue.</source>
        <translation>交给检测员，凭码绑定到本场所。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>DesksCard</name>
    <message>
        <source>Desks of this venue</source>
        <translation>本场所的前台</translation>
    </message>
    <message>
        <source>Another PC joins at its first start: choose “Another desk of a venue” there. The health office gives the ticket.</source>
        <translation>要增设前台，请在另一台电脑首次启动时选“已有场所的另一个前台”，接入码由卫生部门提供。</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>本前台名称</translation>
    </message>
    <message>
        <source>Such as 北门前台</source>
        <translation>如：北门前台</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Not named yet</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Numbers begin with {prefix}</source>
        <translation>编号以 {prefix} 开头</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>本机</translation>
    </message>
</context>
<context>
    <name>DetailsCard</name>
    <message>
        <source>Registered details</source>
        <translation>登记信息</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>单位全称</translation>
    </message>
    <message>
        <source>Short name on posters</source>
        <translation>海报简称</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>所在区域</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>详细地址</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>场所码网址</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Fever place</source>
        <translation>发热处置点</translation>
    </message>
    <message>
        <source>Our own codes open no website yet</source>
        <translation>本场所码还没有对应的网址</translation>
    </message>
    <message>
        <source>Last changed {when}</source>
        <translation>最近修改：{when}</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>{latitude}° N, {longitude}° E (WGS-84)</source>
        <translation>北纬 {latitude}°，东经 {longitude}°（WGS-84）</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Discard what you typed?</source>
        <translation>放弃已填写的内容？</translation>
    </message>
    <message>
        <source>It has not been saved.</source>
        <translation>这些内容还没有保存。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Drops</name>
    <message>
        <source>One file at a time: drop them one after the other.</source>
        <translation>一次只能拖入一个文件，请逐个拖入。</translation>
    </message>
    <message>
        <source>{name} cannot be taken here. What can be: {kinds}.</source>
        <translation>这里不能使用 {name}。可用的文件类型：{kinds}。</translation>
    </message>
</context>
<context>
    <name>EarlierSheets</name>
    <message>
        <source>Entered already</source>
        <translation>已录入的计数表</translation>
    </message>
    <message>
        <source>No sheet of this gate and day yet.</source>
        <translation>该检测点当天还没有计数表。</translation>
    </message>
    <message>
        <source>No inspector named</source>
        <translation>未记检测员</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln 人</numerusform>
        </translation>
    </message>
    <message>
        <source>{people}, {count} of them counted before</source>
        <translation>{people}，其中 {count} 人此前已计</translation>
    </message>
    <message>
        <source>{time}, typed in by {name}</source>
        <translation>{time} 由{name}录入</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>撤回…</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Join again</source>
        <translation>重新接入</translation>
    </message>
    <message>
        <source>After the hub has lost this desk, or when the health office has given another hub.</source>
        <translation>同步中心已没有本前台的登记，或卫生部门更换了同步中心时，在这里重新接入。</translation>
    </message>
    <message>
        <source>Use the invitation</source>
        <translation>使用邀请文件</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>接入</translation>
    </message>
</context>
<context>
    <name>EnrolForm</name>
    <message>
        <source>Address of the hub</source>
        <translation>同步中心网址</translation>
    </message>
    <message>
        <source>As the health office gave it.</source>
        <translation>按卫生部门给的写法输入。</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>接入码</translation>
    </message>
    <message>
        <source>It serves once. Capitals and dashes do not matter.</source>
        <translation>只能用一次，不区分大小写，短横线可以不输。</translation>
    </message>
    <message>
        <source>Certificate (optional)</source>
        <translation>证书（选填）</translation>
    </message>
    <message>
        <source>Only where the health office gave a file for it.</source>
        <translation>卫生部门另外给了证书文件时才需要。</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>Entry form</source>
        <translation>录入表单</translation>
    </message>
    <message>
        <source>Kept: {reason}</source>
        <translation>仍用此值：{reason}</translation>
    </message>
</context>
<context>
    <name>EntryFoot</name>
    <message>
        <source>Enter next · Shift+Enter back · F4 as last time</source>
        <translation>Enter 下一项&#x3000;Shift+Enter 上一项&#x3000;F4 填入上次内容</translation>
    </message>
    <message>
        <source>Enter next · Shift+Enter back</source>
        <translation>Enter 下一项&#x3000;Shift+Enter 上一项</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Slip  S</source>
        <translation>表单号  S</translation>
    </message>
    <message>
        <source>Time · as on the last</source>
        <translation>时间 · 沿用上一张</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件类型</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Present address</source>
        <translation>现住址</translation>
    </message>
    <message>
        <source>Temperature °C</source>
        <translation>体温 ℃</translation>
    </message>
    <message>
        <source>Symptoms</source>
        <translation>症状</translation>
    </message>
    <message>
        <source>In 14 days: was in a risk area</source>
        <translation>14 天内到过风险地区</translation>
    </message>
    <message>
        <source>In 14 days: met a case</source>
        <translation>14 天内接触过病例</translation>
    </message>
    <message>
        <source>Met a feverish person</source>
        <translation>接触过风险地区的发热者</translation>
    </message>
    <message>
        <source>Several cases around them</source>
        <translation>身边有两人及以上发病</translation>
    </message>
    <message>
        <source>Guardian or companion</source>
        <translation>监护人或陪同人</translation>
    </message>
    <message>
        <source>Their phone</source>
        <translation>监护人电话</translation>
    </message>
    <message>
        <source>Related how</source>
        <translation>与本人关系</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意处理信息</translation>
    </message>
    <message>
        <source>Health code</source>
        <translation>健康码</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Slip number</source>
        <translation>表单号</translation>
    </message>
    <message>
        <source>Time of the visit</source>
        <translation>到访时间</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>Date · {day}</source>
        <translation>日期 · {day}</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Date of the visit</source>
        <translation>到访日期</translation>
    </message>
</context>
<context>
    <name>EntryRow</name>
    <message>
        <source>Insist F2</source>
        <translation>仍用 F2</translation>
    </message>
    <message>
        <source>Keep anyway and say why</source>
        <translation>仍用此值并说明理由</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase before its time?</source>
        <translation>提前删除？</translation>
    </message>
    <message>
        <source>The declaration is deleted at once with its earlier versions and its fever worksheet, here and at the hub, and nothing brings it back. That somebody came goes on counting, and the paper slip comes on the shred list.</source>
        <translation>申报连同历次更正和发热处置单立即删除，本机和同步中心都不再保留，无法恢复。到访人次仍计入统计；纸质表单列入待销毁清单。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>删除范围</translation>
    </message>
    <message numerus="yes">
        <source>All of this person: %Ln declaration(s)</source>
        <translation>
            <numerusform>此人的全部申报（%Ln 份）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of this person: %Ln declaration(s), and the card</source>
        <translation>
            <numerusform>此人的全部申报（%Ln 份）和便民卡</numerusform>
        </translation>
    </message>
    <message>
        <source>Only this declaration</source>
        <translation>仅这一份申报</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>删除原因</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久删除</translation>
    </message>
    <message numerus="yes">
        <source>Under legal hold: %Ln. The law wants them kept, so nothing can be erased while the hold lasts.</source>
        <translation>
            <numerusform>有 %Ln 份正依法保留，解除前不能删除。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export declarations</source>
        <translation>导出申报</translation>
    </message>
    <message>
        <source>The file is not encrypted. It holds names, document numbers, telephones and addresses in full: export no more than is needed, and delete the file once it has served.</source>
        <translation>导出的文件不加密，姓名、证件号码、电话和住址均完整可见。请只导出必需的内容，用完即删除。</translation>
    </message>
    <message>
        <source>First day of visits</source>
        <translation>到访日期，从</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Who needs it, and what for</source>
        <translation>谁需要、作何用途</translation>
    </message>
    <message>
        <source>It is kept in the audit log.</source>
        <translation>会记入操作日志。</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>Excel and WPS change a CSV when they open it: of 18-digit document numbers they keep 15 digits, of other numbers not the leading zeros. For people choose XLSX; a CSV is for programs.</source>
        <translation>用 Excel 或 WPS 打开 CSV 会改动内容：18 位证件号只保留前 15 位，其他号码开头的 0 会丢失。给人看请选 XLSX；CSV 供程序读取。</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择保存位置…</translation>
    </message>
    <message>
        <source>The last day comes before the first.</source>
        <translation>结束日期早于开始日期。</translation>
    </message>
    <message>
        <source>Say why in one short sentence.</source>
        <translation>请用一句话写明原因。</translation>
    </message>
    <message>
        <source>declarations {first} to {last}</source>
        <translation>申报 {first} 至 {last}</translation>
    </message>
</context>
<context>
    <name>ExportListDialog</name>
    <message>
        <source>Say why in one short sentence.</source>
        <translation>请用一句话写明事由。</translation>
    </message>
    <message>
        <source>Export the list of case {number}</source>
        <translation>导出病例 {number} 的名单</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>名单的语言</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Public key file</source>
        <translation>公钥文件</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>中英双语</translation>
    </message>
    <message>
        <source>For the health office ({key})</source>
        <translation>加密给疾控（{key}）</translation>
    </message>
    <message>
        <source>For the key of a file</source>
        <translation>按公钥文件加密</translation>
    </message>
    <message>
        <source>Not sealed: anybody can read it</source>
        <translation>不加密：任何人都能打开</translation>
    </message>
    <message>
        <source>Who gets it, and what for</source>
        <translation>给谁、用于什么</translation>
    </message>
    <message>
        <source>It is kept in the audit log.</source>
        <translation>会记入操作日志。</translation>
    </message>
    <message>
        <source>Your password again</source>
        <translation>再次输入您的密码</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose the file with the public key.</source>
        <translation>请选择公钥文件。</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>contacts {number}</source>
        <translation>同时段名单 {number}</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>导出名单</translation>
    </message>
    <message>
        <source>The file is not sealed. It holds names, telephones and document numbers in full: hand it over yourself, and delete it once it has served.</source>
        <translation>文件没有加密，含完整的姓名、电话和证件号码。请当面交付，用完即删除。</translation>
    </message>
    <message>
        <source>Only whoever has the key can open the file, on the health office’s PC. Not even this desk can.</source>
        <translation>只有持有密钥的人能在疾控的电脑上打开，本机也打不开。</translation>
    </message>
</context>
<context>
    <name>ExposurePage</name>
    <message>
        <source>Look up who was here at the same time?</source>
        <translation>查询同时段在场的人？</translation>
    </message>
    <message>
        <source>Who asked for it, and what for? The reason is kept in the audit log with the times that are looked up, and it holds for this case until you begin with another.</source>
        <translation>谁要求查询、用于什么？事由与所查的时间一并记入操作日志，在换病例之前一直适用。</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Show this person in full?</source>
        <translation>显示此人的完整信息？</translation>
    </message>
    <message>
        <source>Who is to be called, and why? The reason is kept in the audit log. The data is masked again after a minute, and when you go on to anybody else.</source>
        <translation>要联系谁、为什么？事由会记入操作日志。一分钟后，或转到其他人时，信息会重新遮挡。</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>显示完整信息</translation>
    </message>
    <message>
        <source>Begin with another case?</source>
        <translation>换一个病例？</translation>
    </message>
    <message>
        <source>Stays that were added or corrected for this lookup are dropped with it.</source>
        <translation>为本次查询补充或更正的停留时间将不再保留。</translation>
    </message>
    <message>
        <source>Begin with another case</source>
        <translation>换一个病例</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Add a stay</source>
        <translation>补充停留时间</translation>
    </message>
    <message>
        <source>Correct the stay</source>
        <translation>更正停留时间</translation>
    </message>
    <message>
        <source>Look up again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>正在读取名单</translation>
    </message>
    <message>
        <source>Rows written: {rows}, to {path}. Digest of the list: {digest}.</source>
        <translation>已写入 {rows} 行：{path}。名单校验码：{digest}。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>The stays are in {path}, without the person. Take the file to the hub’s console: it begins a case there.</source>
        <translation>停留时间已存入 {path}，不含个人信息。把文件交到同步中心控制台，即可建病例。</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>同时段人员</translation>
    </message>
    <message>
        <source>More was entered or counted since this lookup. Look up again to have it in the list.</source>
        <translation>查询之后又有新的录入或计数。请重新查询。</translation>
    </message>
    <message>
        <source>The stays were changed since this lookup. Look up again.</source>
        <translation>查询之后停留时间有改动。请重新查询。</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Kept cases</source>
        <translation>已存病例</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Another case</source>
        <translation>换病例</translation>
    </message>
    <message>
        <source>Stays for the hub…</source>
        <translation>停留时间交同步中心…</translation>
    </message>
    <message>
        <source>Keep as a case</source>
        <translation>保存为病例</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印名单</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出给疾控…</translation>
    </message>
    <message>
        <source>By hour…</source>
        <translation>按时段…</translation>
    </message>
    <message>
        <source>Note a call</source>
        <translation>登记联系</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>标为已看</translation>
    </message>
    <message>
        <source>Nothing has been looked up yet.</source>
        <translation>还没有查询。</translation>
    </message>
    <message>
        <source>Reopen the case</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Mask again</source>
        <translation>重新遮挡</translation>
    </message>
</context>
<context>
    <name>FactChips</name>
    <message>
        <source>From the document</source>
        <translation>由证件得出</translation>
    </message>
    <message>
        <source>{sex} {age}</source>
        <translation>{sex} {age} 岁</translation>
    </message>
    <message>
        <source>Elderly</source>
        <translation>老年人</translation>
    </message>
    <message>
        <source>Needs a guardian</source>
        <translation>未满 14 岁，须有监护人</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>未成年人</translation>
    </message>
</context>
<context>
    <name>FeverDialog</name>
    <message>
        <source>Fever worksheet</source>
        <translation>发热处置</translation>
    </message>
    <message>
        <source>Second reading °C</source>
        <translation>复测体温 ℃</translation>
    </message>
    <message>
        <source>Measured at</source>
        <translation>复测时间</translation>
    </message>
    <message>
        <source>Waits at</source>
        <translation>等候地点</translation>
    </message>
    <message>
        <source>Who was called</source>
        <translation>联系了谁</translation>
    </message>
    <message>
        <source>Called at</source>
        <translation>联系时间</translation>
    </message>
    <message>
        <source>Name, if it is told</source>
        <translation>姓名（本人愿意告知时填写）</translation>
    </message>
    <message>
        <source>Phone, if it is told</source>
        <translation>电话（本人愿意告知时填写）</translation>
    </message>
    <message>
        <source>There was no fever: the press at the gate is taken back as well.</source>
        <translation>没有人发热：检测点的这次计数也一并撤销。</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>处置结果</translation>
    </message>
    <message>
        <source>Why they are let in all the same</source>
        <translation>仍然放行的原因</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Empty means now.</source>
        <translation>不填即为现在。</translation>
    </message>
    <message>
        <source>Still waits</source>
        <translation>仍在等候</translation>
    </message>
    <message>
        <source>Normal, let in</source>
        <translation>复测正常</translation>
    </message>
    <message>
        <source>Sent to a clinic</source>
        <translation>已转诊</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>自行离开</translation>
    </message>
    <message>
        <source>Opened by mistake</source>
        <translation>误开</translation>
    </message>
    <message>
        <source>Print the transfer sheet…</source>
        <translation>打印转诊单…</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Keeps what is typed and leaves the worksheet open (Esc)</source>
        <translation>保留已填内容，稍后再处理（Esc）</translation>
    </message>
    <message>
        <source>Close the worksheet</source>
        <translation>结束处置</translation>
    </message>
    <message>
        <source>This was typed before the program ended. Nothing of it is lost.</source>
        <translation>以下内容为程序上次中断前填写，已全部找回。</translation>
    </message>
    <message>
        <source>Key ↓: {words}</source>
        <translation>按 ↓ 选用：{words}</translation>
    </message>
    <message>
        <source>Print the transfer sheet</source>
        <translation>打印转诊单</translation>
    </message>
    <message>
        <source>Transfer sheet</source>
        <translation>转诊单</translation>
    </message>
    <message>
        <source>The transfer sheet is ready. Read it aloud and have it signed.</source>
        <translation>转诊单已输出。请念给本人听，核对后签名。</translation>
    </message>
</context>
<context>
    <name>FeverFactsCard</name>
    <message>
        <source>{value} °C at {gate}, {time}</source>
        <translation>{value} ℃&#x3000;{gate}&#x3000;{time}</translation>
    </message>
    <message>
        <source>Not measured · {gate}, {time}</source>
        <translation>未测体温&#x3000;{gate}&#x3000;{time}</translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation>姓名不详</translation>
    </message>
    <message>
        <source>no symptom told</source>
        <translation>未报告症状</translation>
    </message>
    <message>
        <source>The declaration was corrected: it tells neither fever nor symptom any more. Close this as it turned out.</source>
        <translation>申报已更正，不再有发热和症状。请核实后按实际情况结束处置。</translation>
    </message>
</context>
<context>
    <name>FeverListDialog</name>
    <message>
        <source>Since</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Waits at</source>
        <translation>等候地点</translation>
    </message>
    <message>
        <source>The front desk works on the worksheets: they open once somebody of it signs in.</source>
        <translation>发热处置单由前台办理，前台人员登录后即可打开。</translation>
    </message>
    <message>
        <source>Open the worksheet</source>
        <translation>去处置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>CSV, for programs: Excel and WPS change 18-digit numbers in it</source>
        <translation>CSV（供程序读取；Excel、WPS 打开会改动 18 位号码）</translation>
    </message>
    <message>
        <source>Pictures and PDF</source>
        <translation>图片和 PDF</translation>
    </message>
    <message>
        <source>CSV and spreadsheets</source>
        <translation>CSV 和电子表格</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>File name:</source>
        <translation>文件名：</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>类型：</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Replace {name}?</source>
        <translation>要替换 {name} 吗？</translation>
    </message>
    <message>
        <source>There is a file of this name in {folder}. What it holds now is lost.</source>
        <translation>{folder} 中已有同名文件，替换后原来的内容就没有了。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Earlier (PgUp)</source>
        <translation>更早（PgUp）</translation>
    </message>
    <message>
        <source>Later (PgDown)</source>
        <translation>更晚（PgDown）</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>人群</translation>
    </message>
    <message>
        <source>What the bars are made up of</source>
        <translation>柱形的分层方式</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Whose figures</source>
        <translation>统计范围</translation>
    </message>
    <message>
        <source>At my gates</source>
        <translation>我的检测点</translation>
    </message>
    <message>
        <source>Checked by me</source>
        <translation>由我检测</translation>
    </message>
    <message>
        <source>Whole venue</source>
        <translation>整个场所</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>仅本前台</translation>
    </message>
    <message>
        <source>By gate</source>
        <translation>按检测点</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>按人群</translation>
    </message>
    <message>
        <source>By inspector</source>
        <translation>按检测员</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部人群</translation>
    </message>
    <message>
        <source>All my gates</source>
        <translation>我的全部检测点</translation>
    </message>
    <message>
        <source>All gates</source>
        <translation>全部检测点</translation>
    </message>
    <message>
        <source>All inspectors</source>
        <translation>全部检测员</translation>
    </message>
</context>
<context>
    <name>FindFacts</name>
    <message>
        <source>Visit</source>
        <translation>到访时间</translation>
    </message>
    <message>
        <source>Questions on the last 14 days</source>
        <translation>14 天内情况</translation>
    </message>
    <message>
        <source>No to all four</source>
        <translation>四项均为否</translation>
    </message>
    <message>
        <source>Kept although doubtful</source>
        <translation>存疑仍用</translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <source>Show the personal data in full?</source>
        <translation>显示完整个人信息？</translation>
    </message>
    <message>
        <source>Who asked for it, and what for? The reason is kept in the audit log. The data is masked again after a minute, and when you go on to anything else.</source>
        <translation>谁要查、为什么查？事由会记入操作日志。一分钟后，或转到其他内容时，信息会重新遮挡。</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>显示完整信息</translation>
    </message>
    <message>
        <source>Why is it corrected?</source>
        <translation>为什么更正？</translation>
    </message>
    <message>
        <source>Open the form</source>
        <translation>打开表单</translation>
    </message>
    <message>
        <source>It was typed differently from the slip</source>
        <translation>录入与纸质表单不符</translation>
    </message>
    <message>
        <source>The visitor says that the slip is wrong</source>
        <translation>来访者说明表单填写有误</translation>
    </message>
    <message>
        <source>Keep this declaration?</source>
        <translation>依法保留这条申报？</translation>
    </message>
    <message>
        <source>A declaration under legal hold is not deleted when its time is up. Say who asked for it.</source>
        <translation>依法保留的申报到期后不会删除。请写明是谁要求保留。</translation>
    </message>
    <message>
        <source>Begin the legal hold</source>
        <translation>依法保留</translation>
    </message>
    <message>
        <source>End the legal hold?</source>
        <translation>解除依法保留？</translation>
    </message>
    <message>
        <source>The declaration is then deleted like any other when its time is up; if that has passed, at the next occasion.</source>
        <translation>解除后，这条申报与其他申报一样到期删除；如已到期，下次清理时即删除。</translation>
    </message>
    <message>
        <source>End the legal hold</source>
        <translation>解除保留</translation>
    </message>
    <message>
        <source>Has the person shown who they are?</source>
        <translation>已核验本人身份了吗？</translation>
    </message>
    <message>
        <source>Everybody may see what the desk holds about them, and nobody what it holds about others. All visits, the visitor card and what was done with them come on one paper. How they proved who they are is kept in the audit log.</source>
        <translation>每个人都可以查阅本机保存的本人信息，但不得查阅他人的。全部到访、便民卡及查看记录会列在一张查阅单上。身份核验方式记入操作日志。</translation>
    </message>
    <message>
        <source>Go on to print</source>
        <translation>继续打印</translation>
    </message>
    <message>
        <source>Their document was shown</source>
        <translation>已出示本人证件</translation>
    </message>
    <message>
        <source>A guardian asks for them; both documents were shown</source>
        <translation>监护人代为查阅，已出示双方证件</translation>
    </message>
    <message>
        <source>How they proved it</source>
        <translation>核验方式</translation>
    </message>
    <message>
        <source>The paper is ready: hand it to the person alone. What is wrong is corrected here, what is to go is erased.</source>
        <translation>查阅单已输出，只交给本人。内容有误可在这里更正，要求删除的可在这里删除。</translation>
    </message>
    <message>
        <source>Print what the desk holds about this person</source>
        <translation>打印个人信息查阅单</translation>
    </message>
    <message>
        <source>What the desk holds</source>
        <translation>个人信息查阅单</translation>
    </message>
    <message>
        <source>Name, pinyin, initials, last four, phone or slip</source>
        <translation>姓名、拼音、首字母、后四位、电话或表单号</translation>
    </message>
    <message>
        <source>Search declarations</source>
        <translation>查找申报</translation>
    </message>
    <message>
        <source>Search for a visitor</source>
        <translation>查找来访者</translation>
    </message>
    <message>
        <source>By name or the pinyin of it (shantianfang), its initials (stf), the last four characters of the document or the phone, the whole phone number, or the number of the slip.</source>
        <translation>可输入姓名、姓名的全拼（shantianfang）或首字母（stf），证件或电话的后四位，完整的电话号码，或表单号。</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Fewer letters find more; initials and the last four digits stand for a name that is spelled otherwise. What is past its retention has been deleted.</source>
        <translation>少输几个字会找到更多；姓名写法不确定时，可改用首字母或后四位。超过保存期的申报已经删除。</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>The first {shown} of {total}+. Type more to find fewer.</source>
        <translation>显示前 {shown} 条，共 {total} 条以上。多输几个字可缩小范围。</translation>
    </message>
    <message>
        <source>The first {shown} of {total}</source>
        <translation>显示前 {shown} 条，共 {total} 条</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>找到 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Mask again</source>
        <translation>重新遮挡</translation>
    </message>
    <message>
        <source>What we hold…</source>
        <translation>查阅单…</translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation>依法保留</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Same time…</source>
        <translation>同时段…</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>显示更多</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Rows written: {rows}, to {path}. The file is not encrypted; delete it once it has served.</source>
        <translation>已导出 {rows} 条，保存到 {path}。文件未加密，用完请删除。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Corrected. What was there before is kept.</source>
        <translation>已更正，原内容已保留。</translation>
    </message>
    <message>
        <source>The form opens with the personal data hidden. The reason is kept in the audit log, beside what was there before.</source>
        <translation>接下来会打开表单，个人信息仍被遮挡，可以逐栏显示。更正原因会记入操作日志，原内容一并保留。</translation>
    </message>
    <message>
        <source>Corrected. There is no fever any more: its empty worksheet is gone.</source>
        <translation>已更正，不再有发热，空白的处置单已一并删除。</translation>
    </message>
    <message>
        <source>Corrected. There is no fever any more: its worksheet ended as opened by mistake, with what was written on it.</source>
        <translation>已更正，不再有发热。处置单已有填写，予以保留，并以“误开”结束。</translation>
    </message>
    <message>
        <source>The declaration is kept until the legal hold is ended.</source>
        <translation>已设为依法保留，解除前不会删除。</translation>
    </message>
    <message>
        <source>The legal hold has been ended.</source>
        <translation>已解除依法保留。</translation>
    </message>
    <message>
        <source>Declarations erased: {count}. The hub erases them with the next sync; take the paper slips out for shredding.</source>
        <translation>已删除 {count} 份申报。下次同步时，同步中心也会删除；请取出纸质表单待销毁。</translation>
    </message>
</context>
<context>
    <name>FindView</name>
    <message>
        <source>Opening and looking into each record</source>
        <translation>正在逐条打开并查找</translation>
    </message>
    <message>
        <source>Who is looked for?</source>
        <translation>要找谁？</translation>
    </message>
    <message>
        <source>Where they were</source>
        <translation>去过哪里</translation>
    </message>
    <message>
        <source>Lists: {names}</source>
        <translation>名单：{names}</translation>
    </message>
    <message>
        <source>No list is chosen yet. A sealed list comes from the hub: a case’s, or one of hub export-sealed.</source>
        <translation>还没有选择名单。加密名单来自同步中心：病例名单，或 hub export-sealed 导出的名单。</translation>
    </message>
    <message>
        <source>Name, or a document’s or phone number</source>
        <translation>姓名、证件号码或电话</translation>
    </message>
    <message>
        <source>Who is looked for</source>
        <translation>要找的人</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Every record is opened with the key and looked into, on this PC. The hub does not learn of it.</source>
        <translation>在本机用密钥逐条打开查找，同步中心不会知道查了谁。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>找到 %Ln 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody was found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>records looked into: {count}</source>
        <translation>共查 {count} 条</translation>
    </message>
    <message>
        <source>{count} more people: type more of the name or number</source>
        <translation>另有 {count} 人，请输入更完整的姓名或号码</translation>
    </message>
    <message>
        <source>did not open: {count}</source>
        <translation>打不开 {count} 条</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s), whatever the spelling or the document</source>
        <translation>
            <numerusform>停留 %Ln 次（姓名写法或证件不同的也算在内）</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is chosen.</source>
        <translation>还没有选人。</translation>
    </message>
</context>
<context>
    <name>GateChips</name>
    <message>
        <source>Find a gate</source>
        <translation>查找检测点</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more: type a part of the name</source>
        <translation>
            <numerusform>另有 %Ln 个，输入部分名称可查找</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GateCountCard</name>
    <message>
        <source>Fever</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>Fever at {gate}</source>
        <translation>{gate}发热</translation>
    </message>
    <message>
        <source>Inspector at {gate}</source>
        <translation>{gate}的检测员</translation>
    </message>
</context>
<context>
    <name>GateGrid</name>
    <message>
        <source>No gate to count at</source>
        <translation>没有可计数的检测点</translation>
    </message>
    <message>
        <source>The manager adds gates, and assigns inspectors to them, on the page Venue.</source>
        <translation>管理员可在“场所”页添加检测点，并分配检测员。</translation>
    </message>
    <message>
        <source>Retired today, in the total: {gates}</source>
        <translation>今日停用（人数仍在合计内）：{gates}</translation>
    </message>
    <message>
        <source>Gate’s number: {typed}…</source>
        <translation>检测点序号：{typed}…</translation>
    </message>
    <message>
        <source>Gates {first} to {last} of {count}</source>
        <translation>第 {first}～{last} 个，共 {count} 个检测点</translation>
    </message>
    <message>
        <source>Gates before</source>
        <translation>前一页检测点</translation>
    </message>
    <message>
        <source>More gates</source>
        <translation>后一页检测点</translation>
    </message>
</context>
<context>
    <name>GateListDialog</name>
    <message>
        <source>Drop the file to read the gates in it</source>
        <translation>将文件拖到此处，读取其中的检测点</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Is added</source>
        <translation>是否添加</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Add gates from a list</source>
        <translation>从列表批量添加检测点</translation>
    </message>
    <message>
        <source>A line for each gate</source>
        <translation>每行一个检测点</translation>
    </message>
    <message>
        <source>Copy a column in Excel or WPS and paste it.</source>
        <translation>可在 Excel 或 WPS 中复制一列，粘贴到这里。</translation>
    </message>
    <message>
        <source>The names are in column</source>
        <translation>名称所在列</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Lines of the list</source>
        <translation>列表中的各行</translation>
    </message>
    <message>
        <source>Only the first sheet was read, not: {names}.</source>
        <translation>只读取了第一张工作表，未读取：{names}。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln gate(s) to add</source>
        <translation>
            <numerusform>将添加 %Ln 个检测点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) not taken</source>
        <translation>
            <numerusform>%Ln 行不添加</numerusform>
        </translation>
    </message>
    <message>
        <source>line {line} is the heading</source>
        <translation>第 {line} 行是标题</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln gate(s)</source>
        <translation>
            <numerusform>添加 %Ln 个检测点</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不添加</translation>
    </message>
    <message>
        <source>Choose a file with the gates</source>
        <translation>选择含有检测点的文件</translation>
    </message>
</context>
<context>
    <name>GatePanel</name>
    <message>
        <source>Public code</source>
        <translation>检测点编号</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>海报</translation>
    </message>
    <message>
        <source>Inspectors</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>Official code of this gate</source>
        <translation>本检测点的官方场所码</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Retire the gate…</source>
        <translation>停用检测点…</translation>
    </message>
    <message>
        <source>Restore the gate</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>不再使用</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Void: the gate is retired</source>
        <translation>已作废（检测点已停用）</translation>
    </message>
</context>
<context>
    <name>GateRenameDialog</name>
    <message>
        <source>Rename {name}</source>
        <translation>给“{name}”改名</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>The code stays the same. Posters with the old name need a new print.</source>
        <translation>码不变；印有旧名称的海报需要重印。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
</context>
<context>
    <name>GateTile</name>
    <message>
        <source>{gate}, key {key}: {count} today</source>
        <translation>{gate}，按键 {key}：今日 {count} 人</translation>
    </message>
</context>
<context>
    <name>GateWorkDialog</name>
    <message>
        <source>From the gates, not taken over</source>
        <translation>检测点未能录入的操作</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Inspectors did this at their gates, and it could not be entered here. Do what is still to be done, then put it aside. Declarations wait among the lines of imports.</source>
        <translation>检测员在检测点做了以下操作，但未能在本前台录入。请人工处理后逐条标记。未能录入的申报在“未导入的行”中。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>已处理</translation>
    </message>
</context>
<context>
    <name>GatesStep</name>
    <message>
        <source>Gates</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Where do people come in? Every gate gets a poster of its own; more can be added later.</source>
        <translation>人员从哪些入口进来？每个检测点一张海报，以后可以再加。</translation>
    </message>
    <message>
        <source>Often used:</source>
        <translation>常用：</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>添加{name}</translation>
    </message>
</context>
<context>
    <name>GatesTab</name>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Inspectors</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>场所码</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>海报</translation>
    </message>
    <message>
        <source>Only the venue’s manager can change gates.</source>
        <translation>只有场所管理员可以修改检测点。</translation>
    </message>
    <message>
        <source>Retire {name}?</source>
        <translation>停用“{name}”？</translation>
    </message>
    <message>
        <source>Its posters become void and nobody is assigned to it any more. Its past stays, and it can be restored.</source>
        <translation>它的海报将作废，检测员也不再分配到这里。以往记录会保留，以后可以重新启用。</translation>
    </message>
    <message>
        <source>Retire the gate</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Name of the new gate</source>
        <translation>新检测点名称</translation>
    </message>
    <message>
        <source>New gate, such as 南门; Enter adds it</source>
        <translation>新检测点，如“南门”，按 Enter 添加</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Show retired gates</source>
        <translation>显示已停用的检测点</translation>
    </message>
    <message>
        <source>F2 rename   Alt+↑ ↓ order   Delete retire</source>
        <translation>F2 改名&#x3000;Alt+↑ ↓ 排序&#x3000;Delete 停用</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>官方码</translation>
    </message>
    <message>
        <source>Our own</source>
        <translation>本场所码</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
</context>
<context>
    <name>GreenChannel</name>
    <message>
        <source>Check character wrong. Perhaps:</source>
        <translation>校验位不符，可能是</translation>
    </message>
    <message>
        <source>Slip {serial} is not among those that wait.</source>
        <translation>{serial} 不在待录表单之中，请核对号码。</translation>
    </message>
</context>
<context>
    <name>GreenChannelFiles</name>
    <message>
        <source>Choose another file</source>
        <translation>另选文件</translation>
    </message>
    <message>
        <source>Show the lines</source>
        <translation>查看明细</translation>
    </message>
    <message>
        <source>Drop the table to import its declarations</source>
        <translation>松开鼠标，导入表格中的申报</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) to be mended</source>
        <translation>
            <numerusform>%Ln 行待改</numerusform>
        </translation>
    </message>
    <message>
        <source>Import declarations from a file</source>
        <translation>从文件导入申报</translation>
    </message>
    <message>
        <source>Importing {name}, lines so far:</source>
        <translation>正在导入 {name}，已处理行数：</translation>
    </message>
    <message>
        <source>Save the template for declarations</source>
        <translation>保存导入模板</translation>
    </message>
    <message>
        <source>Template for declarations</source>
        <translation>导入模板</translation>
    </message>
    <message>
        <source>The template is in {path}. Fill it in and import it here.</source>
        <translation>模板已保存到 {path}。填好后在这里导入。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>The import is done. New: {accepted}; already there: {existing}; not taken: {rejected}.</source>
        <translation>导入完成：新增 {accepted} 条，已有 {existing} 条，未导入 {rejected} 条。</translation>
    </message>
    <message>
        <source>No line of an import waits any more.</source>
        <translation>导入的行已全部处理完。</translation>
    </message>
</context>
<context>
    <name>GreenChannelPage</name>
    <message numerus="yes">
        <source>%Ln entered today</source>
        <translation>
            <numerusform>今日已录 %Ln 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter slips</source>
        <translation>录入表单</translation>
    </message>
    <message>
        <source>Batch entry</source>
        <translation>批量补录</translation>
    </message>
    <message>
        <source>Print blank slips</source>
        <translation>打印空白表单</translation>
    </message>
    <message>
        <source>Visitor cards</source>
        <translation>便民卡</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <translation>从文件导入</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>保存导入模板</translation>
    </message>
    <message>
        <source>Save, next slip</source>
        <translation>保存并录下一张</translation>
    </message>
    <message>
        <source>Void this slip</source>
        <translation>作废此表单</translation>
    </message>
    <message>
        <source>This form was not saved the last time. Go on where you left.</source>
        <translation>这张表上次没有保存，内容已恢复，请接着录。</translation>
    </message>
    <message>
        <source>Nobody who was here before fits what is typed.</source>
        <translation>来过的人中没有与已填内容相符的。</translation>
    </message>
    <message>
        <source>Nothing to take back: a slip can be taken back for one minute after it was saved.</source>
        <translation>没有可撤回的表单：保存后一分钟内可以撤回。</translation>
    </message>
    <message>
        <source>Slip {slip} stands in the form again and is not saved. Correct it and save it, or empty the form.</source>
        <translation>表单 {slip} 已退回录入框，尚未保存。请改好后重新保存，不要的话清空即可。</translation>
    </message>
    <message>
        <source>Slip {slip} is taken back, as if it had not been saved.</source>
        <translation>表单 {slip} 已撤回，视同未保存。</translation>
    </message>
    <message>
        <source>Only a part of a code came from the scanner, and was taken out. Scan it again.</source>
        <translation>扫码枪只传来半截编码，已去掉。请重新扫一次。</translation>
    </message>
    <message>
        <source>Save or empty the form of {now} first, then scan {serial} again.</source>
        <translation>请先保存或清空 {now}，再扫 {serial}。</translation>
    </message>
    <message>
        <source>Empty the form?</source>
        <translation>清空表单？</translation>
    </message>
    <message>
        <source>What was typed in it has not been saved.</source>
        <translation>已输入的内容还没有保存。</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>清空表单</translation>
    </message>
    <message>
        <source>Type the number of a slip that waits, then void it.</source>
        <translation>请先填入一张待录表单的号码，再作废。</translation>
    </message>
    <message>
        <source>Slips {first} to {last} are ready to be handed out.</source>
        <translation>空白表单 {first} 至 {last} 已备好，可以发放。</translation>
    </message>
    <message>
        <source>Somebody else stands in the form. Save or empty it first, then scan card {number} again.</source>
        <translation>表单里还有另一位来访者。请先保存或清空表单，再扫 {number} 号便民卡。</translation>
    </message>
    <message>
        <source>Card {number} of {name} was used at {time} already. Save only if the person comes again.</source>
        <translation>{name}的 {number} 号便民卡 {time} 已用过一次。确实再次来访才需要保存。</translation>
    </message>
    <message>
        <source>Card {number}: {name}. See that it is this person, then take the temperature.</source>
        <translation>{number} 号便民卡：{name}。请核对是否本人，再量体温。</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Hand over the manager’s role</source>
        <translation>移交管理员</translation>
    </message>
    <message>
        <source>The new manager may do everything: edit the venue, gates and members, and see personal data. You become a front-desk clerk at once, and only the new manager can give the role back.</source>
        <translation>新管理员可以修改场所、检测点和成员，也能查看个人信息。移交后您立即成为前台人员，只有新管理员能再移交回来。</translation>
    </message>
    <message>
        <source>New manager</source>
        <translation>新管理员</translation>
    </message>
    <message>
        <source>Password of the new manager</source>
        <translation>新管理员的密码</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再输一次密码</translation>
    </message>
    <message>
        <source>This member could not sign in so far.</source>
        <translation>这名成员之前没有登录密码。</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Back (Alt+←)</source>
        <translation>后退（Alt+←）</translation>
    </message>
    <message>
        <source>Forward (Alt+→)</source>
        <translation>前进（Alt+→）</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>制作日期</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Posters that a gate has had</source>
        <translation>检测点的历次海报</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Posters, the newest first</source>
        <translation>海报，最新的在前</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>of another desk</source>
        <translation>其他前台的版式</translation>
    </message>
    <message>
        <source>Poster {serial} as it was</source>
        <translation>海报 {serial} 当时的样子</translation>
    </message>
    <message>
        <source>No poster of this gate went out yet.</source>
        <translation>该检测点还没有印过或保存过海报。</translation>
    </message>
    <message>
        <source>The poster as it was</source>
        <translation>海报当时的样子</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln time(s) before</source>
        <translation>
            <numerusform>此前还有 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen on the wall on {when}</source>
        <translation>{when} 确认已张贴</translation>
    </message>
    <message>
        <source>Saved as {kind} on {when} by {who}</source>
        <translation>{when} {who} 存为 {kind}</translation>
    </message>
    <message>
        <source>Printed on {when} by {who}: {printer}, copies: {copies}</source>
        <translation>{when} {who} 打印：{printer}，{copies} 份</translation>
    </message>
</context>
<context>
    <name>HistoryEntry</name>
    <message>
        <source>All no  {key}</source>
        <translation>全部否  {key}</translation>
    </message>
    <message>
        <source>To all that have no answer yet</source>
        <translation>尚未作答的各题都答“否”</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Where, when, whom</source>
        <translation>何时何地、与何人</translation>
    </message>
    <message>
        <source>Details: {question}</source>
        <translation>详情：{question}</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Legal hold since {day}, set by {name}. It is not deleted when its time is up.
Reason: {reason}</source>
        <translation>{day} 起依法保留，由{name}设置，到期不删除。
事由：{reason}</translation>
    </message>
    <message>
        <source>Taken from a file on {day} by {name}</source>
        <translation>{day} 由{name}从文件导入</translation>
    </message>
    <message>
        <source>Typed in on {day} by {name}</source>
        <translation>{day} 由{name}录入</translation>
    </message>
    <message>
        <source>Corrected on {day} by {name}
Reason: {reason}</source>
        <translation>{day} 由{name}更正
原因：{reason}</translation>
    </message>
    <message>
        <source>{field}: changed; masked, both read {text}</source>
        <translation>{field}：有改动，遮挡后同为 {text}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <translation>{field}：{before} → {after}</translation>
    </message>
</context>
<context>
    <name>HourGrid</name>
    <message>
        <source>Early</source>
        <translation>凌晨</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Fever</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>已计</translation>
    </message>
    <message>
        <source>Counted at this gate by presses, or at another desk</source>
        <translation>该检测点已按键计入，或由其他前台计入的人数</translation>
    </message>
    <message>
        <source>Counted before: {normal} normal, {fevers} with a fever</source>
        <translation>已计：正常 {normal} 人，发热 {fevers} 人</translation>
    </message>
    <message>
        <source>{hour} o’clock, normal</source>
        <translation>{hour} 时，正常</translation>
    </message>
    <message>
        <source>{hour} o’clock, fever</source>
        <translation>{hour} 时，发热</translation>
    </message>
    <message>
        <source>Normal {normal}   Fever {fevers}   Together {all}</source>
        <translation>正常 {normal}&#x3000;发热 {fevers}&#x3000;合计 {all}</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more hour(s)</source>
        <translation>
            <numerusform>……另有 %Ln 个时段</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HourSheetDialog</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>Enter next hour · Tab fever · PgDn next gate</source>
        <translation>Enter 下一小时 · Tab 发热 · PgDn 下一检测点</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save, next gate</source>
        <translation>保存，下一检测点</translation>
    </message>
    <message>
        <source>Correct the tally sheet: {place}</source>
        <translation>更正检测计数表：{place}</translation>
    </message>
    <message>
        <source>Tally sheet: {place}</source>
        <translation>检测计数表：{place}</translation>
    </message>
    <message>
        <source>{gate} {people}</source>
        <translation>{gate} {people} 人</translation>
    </message>
    <message>
        <source>Typed and not saved: {gates}</source>
        <translation>已填未存：{gates}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This sheet was not saved the last time. Go on where you left.</source>
        <translation>上次这张表没有保存，请接着录入。</translation>
    </message>
    <message>
        <source>{people} people stay with {gate}, not saved yet.</source>
        <translation>{people} 人的数字留在{gate}，尚未保存。</translation>
    </message>
    <message>
        <source>Move them here</source>
        <translation>移到这里</translation>
    </message>
    <message>
        <source>Saved: {gate}, {count} people, {before} of them counted before. The next sheet: {next}.</source>
        <translation>已保存：{gate} {count} 人，其中 {before} 人此前已计。下一张：{next}。</translation>
    </message>
    <message>
        <source>Saved: {gate}, {count} people. The next sheet: {next}.</source>
        <translation>已保存：{gate} {count} 人。下一张：{next}。</translation>
    </message>
    <message>
        <source>Some figures are doubtful.</source>
        <translation>有的数字可疑，请核对。</translation>
    </message>
    <message>
        <source>Save the sheet that is typed, or empty it, before you correct another one.</source>
        <translation>请先保存或清空正在录入的表，再更正另一张。</translation>
    </message>
    <message>
        <source>Take this sheet back?</source>
        <translation>撤回这张计数表？</translation>
    </message>
    <message>
        <source>Its {count} people are counted no more. The audit keeps that it was there.</source>
        <translation>表上的 {count} 人不再计入。操作日志会保留这张表录入过的记录。</translation>
    </message>
    <message>
        <source>Take the sheet back</source>
        <translation>撤回计数表</translation>
    </message>
    <message>
        <source>The sheet was taken back.</source>
        <translation>计数表已撤回。</translation>
    </message>
</context>
<context>
    <name>HubCard</name>
    <message>
        <source>Hub</source>
        <translation>同步中心</translation>
    </message>
    <message>
        <source>Reached by USB stick only</source>
        <translation>仅用 U 盘往来</translation>
    </message>
    <message>
        <source>The health office has approved this desk.</source>
        <translation>卫生部门已批准本前台接入。</translation>
    </message>
    <message>
        <source>It has not answered this desk yet.</source>
        <translation>尚未答复本前台的接入申请。</translation>
    </message>
    <message>
        <source>Not approved by the health office yet.</source>
        <translation>卫生部门尚未批准本前台接入。</translation>
    </message>
    <message>
        <source>It takes nothing from this desk now.</source>
        <translation>目前不接收本前台的记录。</translation>
    </message>
    <message>
        <source>Automatic sync</source>
        <translation>自动同步</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Only the venue’s manager can switch automatic sync.</source>
        <translation>只有场所管理员可以开启或关闭自动同步。</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>同步中心网址</translation>
    </message>
</context>
<context>
    <name>ImportCounts</name>
    <message>
        <source>Lines in the file: {lines} · New: {accepted} · Already there: {existing} · Not taken: {rejected} · Not read: {not_read}</source>
        <translation>文件共 {lines} 行 · 新增 {accepted} · 已有 {existing} · 未导入 {rejected} · 未读取 {not_read}</translation>
    </message>
    <message>
        <source>And {count} more notes.</source>
        <translation>另有 {count} 条说明。</translation>
    </message>
    <message>
        <source>Not read, line {line}: {because}</source>
        <translation>第 {line} 行未读取：{because}</translation>
    </message>
    <message>
        <source>Not read, {count} lines from line {line} on: {because}</source>
        <translation>从第 {line} 行起共 {count} 行未读取：{because}</translation>
    </message>
</context>
<context>
    <name>ImportDrafts</name>
    <message>
        <source>Stopped. Lines stored until then: {count}; the others wait on.</source>
        <translation>已停止。此前已导入 {count} 行，其余仍待改。</translation>
    </message>
    <message>
        <source>This line was mended or discarded meanwhile.</source>
        <translation>这一行刚才已被改好或丢弃。</translation>
    </message>
</context>
<context>
    <name>ImportLinesDialog</name>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Why it was not taken</source>
        <translation>未导入原因</translation>
    </message>
    <message>
        <source>The import is done</source>
        <translation>导入完成</translation>
    </message>
    <message>
        <source>Lines to be mended</source>
        <translation>待改的行</translation>
    </message>
    <message>
        <source>From the file</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>These lines are kept encrypted in this desk. Open one, type what is right, and it is stored.</source>
        <translation>以下各行已加密保存在本机。打开一行，填对后即可导入。</translation>
    </message>
    <message>
        <source>Lines that were not taken</source>
        <translation>未导入的行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Mend the line</source>
        <translation>改正此行</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>全部重试</translation>
    </message>
    <message>
        <source>After a gate was added, say: store those that are right now</source>
        <translation>例如补建检测点之后：把现在没有问题的行都导入</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Discard the line…</source>
        <translation>丢弃此行…</translation>
    </message>
    <message>
        <source>Discard all…</source>
        <translation>全部丢弃…</translation>
    </message>
    <message numerus="yes">
        <source>{source} · {at} · {by} · %Ln line(s)</source>
        <translation>
            <numerusform>{source} · {at} · {by} · %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The first {shown} of {count} are shown; the others follow when these are done.</source>
        <translation>共 {count} 行，先列出前 {shown} 行，处理完后再列其余。</translation>
    </message>
    <message>
        <source>the whole line</source>
        <translation>整行</translation>
    </message>
    <message>
        <source>Trying the lines again</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>Stored now: {stored}. Stored before already: {existing}.</source>
        <translation>本次导入 {stored} 行，此前已导入 {existing} 行。</translation>
    </message>
    <message>
        <source>Export the lines to a file?</source>
        <translation>把这些行导出到文件？</translation>
    </message>
    <message>
        <source>The file is not encrypted: it holds names, document numbers and telephones as they were found. Mended there, it can be imported. The lines stay here until they are mended or discarded.</source>
        <translation>导出的文件不加密，姓名、证件号码、电话均按原样写出。在文件里改好后可再次导入。这些行仍留在本机，直到改好或丢弃。</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择保存位置…</translation>
    </message>
    <message>
        <source>{source} to be mended</source>
        <translation>{source} 待改</translation>
    </message>
    <message>
        <source>Export the lines to a file</source>
        <translation>导出待改的行</translation>
    </message>
    <message>
        <source>Lines written: {count}, to {path}. The file is not encrypted; delete it once it has served.</source>
        <translation>已将 {count} 行写入 {path}。文件未加密，用完请删除。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Discard line {line}?</source>
        <translation>丢弃第 {line} 行？</translation>
    </message>
    <message>
        <source>Discard the line</source>
        <translation>丢弃此行</translation>
    </message>
    <message>
        <source>Discard all lines of {source} that wait: {count}?</source>
        <translation>丢弃 {source} 的全部 {count} 行？</translation>
    </message>
    <message>
        <source>Discard all</source>
        <translation>全部丢弃</translation>
    </message>
    <message>
        <source>They are deleted from this desk and not stored. The file that they came from stays as it is.</source>
        <translation>丢弃后从本机删除，不再导入。原文件不受影响。</translation>
    </message>
</context>
<context>
    <name>ImportMendDialog</name>
    <message>
        <source>Mend the line</source>
        <translation>改正此行</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再改</translation>
    </message>
    <message>
        <source>Save, next line</source>
        <translation>保存，下一行</translation>
    </message>
    <message>
        <source>Discard the line…</source>
        <translation>丢弃此行…</translation>
    </message>
    <message>
        <source>Type over what is hidden to replace it; {key} shows a field, which the audit log notes.</source>
        <translation>遮挡的内容直接重新输入就能替换；按 {key} 显示所在的一栏，并记入操作日志。</translation>
    </message>
    <message>
        <source>Line {line} was stored already; it was not added again.</source>
        <translation>第 {line} 行此前已导入，未重复添加。</translation>
    </message>
    <message>
        <source>Line {line} is stored.</source>
        <translation>第 {line} 行已导入。</translation>
    </message>
    <message>
        <source>{problem} In the file: {text}</source>
        <translation>{problem}文件中为：{text}</translation>
    </message>
    <message>
        <source>{source}, sheet {sheet}, line {line}</source>
        <translation>{source}，工作表 {sheet}，第 {line} 行</translation>
    </message>
    <message>
        <source>{source}, line {line}</source>
        <translation>{source}，第 {line} 行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) wait</source>
        <translation>
            <numerusform>还有 %Ln 行待改</numerusform>
        </translation>
    </message>
    <message>
        <source>Beyond the last column, and stored nowhere: {cells}</source>
        <translation>最后一列之外还有内容，不会导入：{cells}</translation>
    </message>
    <message>
        <source>Discard line {line}?</source>
        <translation>丢弃第 {line} 行？</translation>
    </message>
    <message>
        <source>It is deleted from this desk and not stored. The file that it came from stays as it is.</source>
        <translation>丢弃后从本机删除，不再导入。原文件不受影响。</translation>
    </message>
    <message>
        <source>Discard the line</source>
        <translation>丢弃此行</translation>
    </message>
</context>
<context>
    <name>ImportResultDialog</name>
    <message>
        <source>The lines that were not taken could not be kept. {problem} Then import the same file again: what was taken is not taken twice.</source>
        <translation>未导入的行没能保存下来。{problem}之后请重新导入同一文件，已导入的不会重复。</translation>
    </message>
    <message>
        <source>The import is done</source>
        <translation>导入完成</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>InsistDialog</name>
    <message>
        <source>Compared with the document: it says so</source>
        <translation>已与证件核对，证件上就是这样</translation>
    </message>
    <message>
        <source>The slip says so, the person has left</source>
        <translation>表上这样写，本人已离开</translation>
    </message>
    <message>
        <source>The person says so</source>
        <translation>本人如此陈述</translation>
    </message>
    <message>
        <source>Measured twice, the same both times</source>
        <translation>已复测，两次一致</translation>
    </message>
    <message>
        <source>The slip says nothing, the person has left</source>
        <translation>表上没有写，本人已离开</translation>
    </message>
    <message>
        <source>The person refused to be measured</source>
        <translation>本人拒绝测温</translation>
    </message>
    <message>
        <source>The person has no phone</source>
        <translation>本人没有电话</translation>
    </message>
    <message>
        <source>The guardian has no phone</source>
        <translation>监护人没有电话</translation>
    </message>
    <message>
        <source>The person refused to answer</source>
        <translation>本人拒绝回答</translation>
    </message>
    <message>
        <source>The thermometer is out of order</source>
        <translation>体温计故障</translation>
    </message>
    <message>
        <source>The person has no settled address</source>
        <translation>本人没有固定住址</translation>
    </message>
    <message>
        <source>The slip is not signed, the person has left</source>
        <translation>表上未签名，人已离开</translation>
    </message>
    <message>
        <source>The person cannot sign</source>
        <translation>本人无法签名</translation>
    </message>
    <message>
        <source>The person refused to sign</source>
        <translation>本人拒绝签名</translation>
    </message>
    <message>
        <source>The law asks for the form</source>
        <translation>依法须登记</translation>
    </message>
    <message>
        <source>An older slip, printed elsewhere</source>
        <translation>旧表单，非本机印制</translation>
    </message>
    <message>
        <source>Keep anyway?</source>
        <translation>仍用此值？</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他理由</translation>
    </message>
    <message>
        <source>Keep anyway</source>
        <translation>仍用此值</translation>
    </message>
    <message>
        <source>Say in a few words why it is right.</source>
        <translation>请简单说明为什么没有错。</translation>
    </message>
</context>
<context>
    <name>InvitationField</name>
    <message>
        <source>The invitation of the health office</source>
        <translation>卫生部门的邀请文件</translation>
    </message>
    <message>
        <source>Invitations of a hub</source>
        <translation>同步中心的邀请文件</translation>
    </message>
</context>
<context>
    <name>InviteForm</name>
    <message>
        <source>Invitation</source>
        <translation>邀请文件</translation>
    </message>
    <message>
        <source>A file that ends in .vdi, on a stick of the health office. It serves once, like a ticket: keep it to yourself.</source>
        <translation>卫生部门 U 盘上以 .vdi 结尾的文件。它和接入码一样只能用一次，请勿外传。</translation>
    </message>
</context>
<context>
    <name>InviteStep</name>
    <message>
        <source>Join</source>
        <translation>接入</translation>
    </message>
    <message>
        <source>From a hub that the first desk hands over to, this PC gets venue, gates and members; no visitor’s data. One USB stick goes to the health office and comes back.</source>
        <translation>从第一个前台所用的同步中心取得场所、检测点和成员，不含来访者的申报。U 盘送一趟卫生部门再带回来即可。</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>邀请文件</translation>
    </message>
    <message>
        <source>A file that ends in .vdi, from the health office, for a further desk. Keep it to yourself: it serves once.</source>
        <translation>卫生部门发给新增前台的文件，以 .vdi 结尾。只能用一次，请勿外传。</translation>
    </message>
    <message>
        <source>Declaration code of the venue</source>
        <translation>场所申报码</translation>
    </message>
    <message>
        <source>8 characters; the first desk shows them on its Venue page.</source>
        <translation>共 8 位，见第一个前台的“场所”页。</translation>
    </message>
    <message>
        <source>Name of this desk (optional)</source>
        <translation>本前台名称（选填）</translation>
    </message>
    <message>
        <source>How people tell it from the others.</source>
        <translation>便于和其他前台区分。</translation>
    </message>
    <message>
        <source>Such as 北门前台</source>
        <translation>如：北门前台</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>This failed because of a fault in this program. A report was made.</source>
        <translation>程序出现故障，这一步没有完成。已生成故障报告。</translation>
    </message>
</context>
<context>
    <name>JoinStep</name>
    <message>
        <source>Join</source>
        <translation>接入</translation>
    </message>
    <message>
        <source>From a hub that the first desk syncs with, this PC gets venue, gates and members; no visitor’s data.</source>
        <translation>从第一个前台所用的同步中心取得场所、检测点和成员，不含来访者的申报。</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>同步中心网址</translation>
    </message>
    <message>
        <source>As the health office gave it.</source>
        <translation>按卫生部门给的写法输入。</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>接入码</translation>
    </message>
    <message>
        <source>From the health office, for a further desk. It serves once.</source>
        <translation>由卫生部门发给新增的前台，只能用一次。</translation>
    </message>
    <message>
        <source>Declaration code of the venue</source>
        <translation>场所申报码</translation>
    </message>
    <message>
        <source>8 characters; the first desk shows them on its Venue page.</source>
        <translation>共 8 位，见第一个前台的“场所”页。</translation>
    </message>
    <message>
        <source>Name of this desk (optional)</source>
        <translation>本前台名称（选填）</translation>
    </message>
    <message>
        <source>How people tell it from the others.</source>
        <translation>便于和其他前台区分。</translation>
    </message>
    <message>
        <source>Such as 北门前台</source>
        <translation>如：北门前台</translation>
    </message>
    <message>
        <source>Certificate (optional)</source>
        <translation>证书（选填）</translation>
    </message>
    <message>
        <source>Only where the health office gave a file for it.</source>
        <translation>卫生部门另外给了证书文件时才需要。</translation>
    </message>
</context>
<context>
    <name>JoinWays</name>
    <message>
        <source>How this desk joins</source>
        <translation>接入方式</translation>
    </message>
    <message>
        <source>Over the network</source>
        <translation>联网接入</translation>
    </message>
    <message>
        <source>By USB stick</source>
        <translation>用 U 盘接入</translation>
    </message>
</context>
<context>
    <name>JoiningCard</name>
    <message>
        <source>This desk works without a hub</source>
        <translation>本前台不接入同步中心</translation>
    </message>
    <message>
        <source>Everything stays at this desk, and nothing waits to be sent. If it joins a hub later, that gets the records kept until then.</source>
        <translation>所有内容只保存在本机，不再提示待同步。以后如需接入，届时仍在保存的记录会一并上传。</translation>
    </message>
    <message>
        <source>This desk does not belong to a hub yet</source>
        <translation>本前台还没有接入同步中心</translation>
    </message>
    <message>
        <source>The hub of the health office collects the records of its venues, so that nothing is lost when this PC breaks. Without one, everything works as it is and stays at this desk.</source>
        <translation>同步中心由卫生部门管理，汇总各场所上传的记录，这台电脑坏了也不会丢数据。不接入也能照常使用，所有内容只保存在本机。</translation>
    </message>
    <message>
        <source>Join a hub after all…</source>
        <translation>改为接入…</translation>
    </message>
    <message>
        <source>This desk joins no hub</source>
        <translation>本前台不接入</translation>
    </message>
    <message>
        <source>The manager can let this desk join with a ticket or an invitation of the health office.</source>
        <translation>管理员用卫生部门给的接入码或邀请文件即可接入。</translation>
    </message>
    <message>
        <source>Use the invitation</source>
        <translation>使用邀请文件</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>接入</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>The public key of the health office</source>
        <translation>疾控的公钥</translation>
    </message>
    <message>
        <source>Public keys (age)</source>
        <translation>公钥（age）</translation>
    </message>
</context>
<context>
    <name>KnownManagerStep</name>
    <message>
        <source>Only the venue’s manager sets up another desk: name and phone number as at the first one. Passwords do not travel; this one is for this PC.</source>
        <translation>只有场所管理员可以增设前台，姓名和电话须与第一个前台一致。密码不会同步，这里设置的只用于本机。</translation>
    </message>
</context>
<context>
    <name>LayersCard</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Elements of the poster, from the top</source>
        <translation>海报上的元素，从最上层起</translation>
    </message>
    <message>
        <source>F2 names, Space hides, L locks</source>
        <translation>F2 命名，空格隐藏，L 锁定</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Different at {gate}</source>
        <translation>{gate}单独改过</translation>
    </message>
    <message numerus="yes">
        <source>Different at %Ln gate(s)</source>
        <translation>
            <numerusform>%Ln 个检测点单独改过</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Save the changes to this layout?</source>
        <translation>要保存对版式的修改吗？</translation>
    </message>
    <message>
        <source>What you discard cannot be brought back.</source>
        <translation>放弃的修改无法找回。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>No part of the program is called {name}.</source>
        <translation>本程序中没有名为 {name} 的组成部分。</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Part</source>
        <translation>组成部分</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Open-source licences</source>
        <translation>开源许可</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Search names, licences and texts</source>
        <translation>搜索名称、许可证或正文</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>程序的组成部分</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>许可证正文</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>VenueDesk</source>
        <translation>场所码前台</translation>
    </message>
</context>
<context>
    <name>ManagerKeysCard</name>
    <message>
        <source>Who manages this venue</source>
        <translation>本场所由谁管理</translation>
    </message>
    <message>
        <source>{name} was made the manager elsewhere</source>
        <translation>{name}在别的前台被设为管理员</translation>
    </message>
    <message>
        <source>At this desk {known} stays the manager until they confirm it. If nobody here has agreed to it, somebody may be taking the venue over: refuse, and call the health office.</source>
        <translation>在{known}确认之前，本前台的管理员不变。如果没有人同意过此事，可能有人正在冒管本场所：请拒绝，并致电卫生部门。</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Confirm…</source>
        <translation>确认…</translation>
    </message>
    <message>
        <source>Make {name} the manager here as well?</source>
        <translation>本前台也由{name}管理吗？</translation>
    </message>
    <message>
        <source>You work as a clerk from then on, at this desk too.</source>
        <translation>此后您在本前台的身份是前台人员。</translation>
    </message>
    <message>
        <source>Make them the manager</source>
        <translation>设为管理员</translation>
    </message>
    <message>
        <source>{member} wants to manage from desk {desk}</source>
        <translation>{member}要在“{desk}”管理本场所</translation>
    </message>
    <message>
        <source>Ask at that desk what its Sync page shows. Only where every group is the same is it theirs.</source>
        <translation>请向该前台核对其“同步”页上显示的字符。每一组都相同，才是其本人的密钥。</translation>
    </message>
    <message>
        <source>It is the same</source>
        <translation>核对一致</translation>
    </message>
    <message>
        <source>Your orders count at this desk alone so far</source>
        <translation>您的管理操作目前只在本前台生效</translation>
    </message>
    <message>
        <source>Members, gates and venue that you change here reach the other desks once the manager has compared this at another desk of the venue, or the health office at the hub.</source>
        <translation>管理员在别的前台，或卫生部门在同步中心核对这些字符之后，您在此修改的人员、检测点和场所信息才会到达其他前台。</translation>
    </message>
    <message>
        <source>Fingerprint {letters}</source>
        <translation>指纹 {letters}</translation>
    </message>
</context>
<context>
    <name>ManagerStep</name>
    <message>
        <source>Manager</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Who manages this venue? Front-desk clerks and inspectors can be added later.</source>
        <translation>谁管理这个场所？前台人员和检测员以后再添加。</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再输一次密码</translation>
    </message>
    <message>
        <source>At least 8 characters; three words are easy to keep.</source>
        <translation>至少 8 位，用三个词连起来就好记。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
</context>
<context>
    <name>MapFileField</name>
    <message>
        <source>The map file</source>
        <translation>地图文件</translation>
    </message>
    <message>
        <source>Maps of pictures</source>
        <translation>图片地图</translation>
    </message>
</context>
<context>
    <name>MapSettings</name>
    <message>
        <source>No map: a grid with the cities</source>
        <translation>无地图，只显示经纬网和城市</translation>
    </message>
    <message>
        <source>Map file (MBTiles)</source>
        <translation>地图文件（MBTiles）</translation>
    </message>
    <message>
        <source>Map server of the office</source>
        <translation>单位的地图服务器</translation>
    </message>
    <message>
        <source>Choose the map, or no map.</source>
        <translation>请选择地图，或选“无地图”。</translation>
    </message>
</context>
<context>
    <name>MapSettingsDialog</name>
    <message>
        <source>Map for picking places</source>
        <translation>选点用的地图</translation>
    </message>
    <message>
        <source>Use this map</source>
        <translation>使用这个地图</translation>
    </message>
    <message>
        <source>GCJ-02 (most Chinese maps)</source>
        <translation>GCJ-02（国内地图大多如此）</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Map file</source>
        <translation>地图文件</translation>
    </message>
    <message>
        <source>Pictures in PNG, JPEG or WebP; the file stays where it is.</source>
        <translation>图片为 PNG、JPEG 或 WebP 格式；文件留在原处使用。</translation>
    </message>
    <message>
        <source>Address of the map server</source>
        <translation>地图服务器地址</translation>
    </message>
    <message>
        <source>It hears which part of the map is looked at, and nothing else.</source>
        <translation>服务器只会知道正在查看地图的哪一部分。</translation>
    </message>
    <message>
        <source>Coordinates of the map</source>
        <translation>地图的坐标系</translation>
    </message>
    <message>
        <source>Whose map it is (optional)</source>
        <translation>地图版权标注（选填）</translation>
    </message>
    <message>
        <source>Stands on the map.</source>
        <translation>显示在地图上。</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>No map is set on this PC: grid and cities</source>
        <translation>本机未设置地图，只显示经纬网和城市</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n} 米</translation>
    </message>
    <message>
        <source>{n} km</source>
        <translation>{n} 公里</translation>
    </message>
    <message>
        <source>No point is set.</source>
        <translation>尚未选点。</translation>
    </message>
    <message>
        <source>The point is at {place}.</source>
        <translation>所选位置：{place}。</translation>
    </message>
    <message>
        <source>The middle of the map is at {place}.</source>
        <translation>地图中心：{place}。</translation>
    </message>
    <message>
        <source>Arrow keys move it, + and − zoom, Enter sets the point in the middle.</source>
        <translation>方向键移动地图，+ 和 − 缩放，Enter 键选中地图中心。</translation>
    </message>
</context>
<context>
    <name>MaskedLine</name>
    <message>
        <source>Show this field</source>
        <translation>显示这一栏</translation>
    </message>
</context>
<context>
    <name>MemberPanel</name>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>At these gates</source>
        <translation>负责的检测点</translation>
    </message>
    <message>
        <source>Has no password at this desk: passwords do not travel between desks. Set one to let them sign in here.</source>
        <translation>未在本机设密码。密码不会在前台之间同步，设置后即可在本机登录。</translation>
    </message>
    <message>
        <source>Has no password at this desk. The manager can set one.</source>
        <translation>未在本机设密码，可由管理员设置。</translation>
    </message>
    <message>
        <source>Only the venue’s manager can change members.</source>
        <translation>只有场所管理员可以修改成员。</translation>
    </message>
    <message>
        <source>Also checks visitors as an inspector</source>
        <translation>兼任检测员</translation>
    </message>
    <message>
        <source>Make manager…</source>
        <translation>移交给此人…</translation>
    </message>
    <message>
        <source>New recovery sheet…</source>
        <translation>重做恢复单…</translation>
    </message>
    <message>
        <source>Unbind…</source>
        <translation>解绑…</translation>
    </message>
    <message>
        <source>Bind again…</source>
        <translation>重新绑定…</translation>
    </message>
    <message>
        <source>Change my password…</source>
        <translation>修改我的密码…</translation>
    </message>
    <message>
        <source>Set a password…</source>
        <translation>设置密码…</translation>
    </message>
    <message>
        <source>Has left the venue</source>
        <translation>已离开本场所</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>未填写</translation>
    </message>
</context>
<context>
    <name>MemberPasswordDialog</name>
    <message>
        <source>The old password may be known</source>
        <translation>旧密码可能已泄露</translation>
    </message>
    <message>
        <source>The desk’s keys are changed as well, so that no kept copy of them opens anything.</source>
        <translation>本前台的密钥会同时更换，他人留存的密钥副本将无法使用。</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>修改我的密码</translation>
    </message>
    <message>
        <source>New password for {name}</source>
        <translation>为{name}设置新密码</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>At least 8 characters; three words are easy to keep.</source>
        <translation>至少 8 位，用三个词连起来就好记。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再输一次新密码</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>设置密码</translation>
    </message>
</context>
<context>
    <name>MembersTab</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Signs in here</source>
        <translation>可登录</translation>
    </message>
    <message>
        <source>There is nobody to hand over to. Add a clerk or bind an inspector first.</source>
        <translation>还没有可以移交的人。请先添加前台人员或绑定检测员。</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Show who has left</source>
        <translation>显示已离开的成员</translation>
    </message>
    <message>
        <source>Unbind {name}?</source>
        <translation>解绑{name}？</translation>
    </message>
    <message>
        <source>{name} is taken off all gates and cannot sign in any more. What was recorded stays, and the declaration code binds again.</source>
        <translation>{name}将离开所有检测点，也不能再登录。以往记录会保留，以后可凭场所申报码重新绑定。</translation>
    </message>
    <message>
        <source>Unbind</source>
        <translation>解绑</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>{role}, inspector</source>
        <translation>{role}兼检测员</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>No password here</source>
        <translation>未在本机设密码</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>That did not work</source>
        <translation>没有成功</translation>
    </message>
</context>
<context>
    <name>MovedScreen</name>
    <message>
        <source>This desk goes on at another PC</source>
        <translation>前台已迁移到另一台电脑</translation>
    </message>
    <message>
        <source>It was moved on {when}, and is not opened here any more. Do not work with it at both.</source>
        <translation>已于 {when} 迁移，本机不再打开。请勿在两台电脑上同时使用。</translation>
    </message>
    <message>
        <source>1. Take the file {file} to the other PC.</source>
        <translation>1. 把文件 {file} 带到另一台电脑。</translation>
    </message>
    <message>
        <source>2. Install VenueDesk there and start it. In its first step, choose “I have a backup file”.</source>
        <translation>2. 在那台电脑上安装并启动场所码前台，在第一步点「我有备份文件」。</translation>
    </message>
    <message>
        <source>3. Choose the file, and type the password that the manager had here on {when}.</source>
        <translation>3. 选择该文件，输入管理员在 {when} 时的密码。</translation>
    </message>
    <message>
        <source>4. Once the desk works there and has synced, delete the file, and on this PC the folder {folder}.</source>
        <translation>4. 那边能正常使用并同步过以后，删除该文件，以及本机上的文件夹 {folder}。</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
    <message>
        <source>Go on here after all…</source>
        <translation>仍在本机使用…</translation>
    </message>
    <message>
        <source>Switch between Chinese and English</source>
        <translation>在中文和英文之间切换</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name of the template</source>
        <translation>版式名称</translation>
    </message>
</context>
<context>
    <name>NameList</name>
    <message>
        <source>Name of a gate</source>
        <translation>检测点名称</translation>
    </message>
    <message>
        <source>Name of a gate, then Enter</source>
        <translation>检测点名称，按 Enter 添加</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>↓ list   Alt+↑ ↓ order   Delete remove   Enter in the empty field: go on</source>
        <translation>↓ 到列表&#x3000;Alt+↑ ↓ 排序&#x3000;Delete 移除&#x3000;输入框为空时按 Enter 到下一步</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>NewDialog</name>
    <message>
        <source>Begin an empty layout</source>
        <translation>新建空白版式</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>{sheet} wide, {width} × {height} mm</source>
        <translation>{sheet} 横向，{width} × {height} mm</translation>
    </message>
    <message>
        <source>{sheet}, {width} × {height} mm</source>
        <translation>{sheet}，{width} × {height} mm</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>For the next shift</source>
        <translation>留给下一班的话</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) left</source>
        <translation>
            <numerusform>还可输入 %Ln 字</numerusform>
        </translation>
    </message>
    <message>
        <source>Left by {name}, {at}</source>
        <translation>{name}留言，{at}</translation>
    </message>
    <message>
        <source>Stands on the handover sheet, and on Today for whoever comes next.</source>
        <translation>会印在交接班表上，接班人在“今日”页也能看到提示。</translation>
    </message>
    <message numerus="yes">
        <source>There is room for %Ln character(s). What is longer was not taken: shorten it.</source>
        <translation>
            <numerusform>最多 %Ln 个字，超出的内容未录入，请缩短。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfferWords</name>
    <message>
        <source>as it was typed: take the change back</source>
        <translation>原来输入的：改回去</translation>
    </message>
    <message>
        <source>born {date}</source>
        <translation>{date}生</translation>
    </message>
    <message>
        <source>region {code}</source>
        <translation>地区 {code}</translation>
    </message>
    <message>
        <source>without character {place}</source>
        <translation>去掉第 {place} 位</translation>
    </message>
    <message>
        <source>the slip says otherwise</source>
        <translation>与表上所填不符</translation>
    </message>
</context>
<context>
    <name>OfficeExportDialog</name>
    <message>
        <source>Export the list of case {number}</source>
        <translation>导出病例 {number} 的名单</translation>
    </message>
    <message>
        <source>The file holds names, telephones and document numbers in full, and is not sealed. Delete it once it has served.</source>
        <translation>文件含完整的姓名、电话和证件号码，且未加密，用完请删除。</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>名单的语言</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>中英双语</translation>
    </message>
    <message>
        <source>Who gets it, and what for</source>
        <translation>给谁、用于什么</translation>
    </message>
    <message>
        <source>It stands on the paper.</source>
        <translation>会印在名单上。</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>contacts {number}</source>
        <translation>同时段名单 {number}</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存名单</translation>
    </message>
</context>
<context>
    <name>OfficeKeyCard</name>
    <message>
        <source>The health office’s key</source>
        <translation>卫生部门密钥</translation>
    </message>
    <message>
        <source>The hub has another key than before</source>
        <translation>同步中心的密钥与以前不同</translation>
    </message>
    <message>
        <source>Fingerprint {letters}</source>
        <translation>指纹 {letters}</translation>
    </message>
    <message>
        <source>Visitors are sealed so that only the health office can read them. Call it under a number that you know, and let it read its fingerprint out: only where every group is the same is the key its own. Until the manager has accepted it, declarations and what follows them stay at this desk.</source>
        <translation>来访者信息加密上传，只有卫生部门能读取。请拨打您已知的卫生部门电话，请对方念出指纹：每一组都相同，才是卫生部门自己的密钥。管理员接受之前，申报及其后的记录留在本前台。</translation>
    </message>
    <message>
        <source>Every group is the same…</source>
        <translation>每一组都相同…</translation>
    </message>
    <message>
        <source>Seal visitors to this key from now on?</source>
        <translation>以后用这把密钥加密来访者信息？</translation>
    </message>
    <message>
        <source>Fingerprint: {fingerprint}. Whoever has the key can read every visitor whom this desk sends from now on.</source>
        <translation>指纹：{fingerprint}。持有这把密钥者可读取本前台以后上传的全部来访者信息。</translation>
    </message>
    <message>
        <source>Accept the key</source>
        <translation>接受密钥</translation>
    </message>
</context>
<context>
    <name>OfficeKeyField</name>
    <message>
        <source>The health office’s key file</source>
        <translation>卫生部门的密钥文件</translation>
    </message>
    <message>
        <source>Key files</source>
        <translation>密钥文件</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Health office</source>
        <translation>卫生部门</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>查人</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>No case is open</source>
        <translation>还没有打开病例</translation>
    </message>
    <message>
        <source>A case’s sealed list is fetched from the hub’s console. What is noted here is kept sealed beside the key.</source>
        <translation>病例的加密名单在同步中心控制台下载。这里登记的联系情况加密保存在密钥旁边。</translation>
    </message>
    <message>
        <source>Open a case’s list</source>
        <translation>打开病例名单</translation>
    </message>
    <message>
        <source>Open a list…</source>
        <translation>打开名单…</translation>
    </message>
    <message>
        <source>Choose lists…</source>
        <translation>选择名单…</translation>
    </message>
    <message>
        <source>Use as the stays of a case…</source>
        <translation>用作病例的停留时间…</translation>
    </message>
    <message>
        <source>Note a call</source>
        <translation>登记联系情况</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>标为已看</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Mask again</source>
        <translation>重新遮挡</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>显示完整信息</translation>
    </message>
    <message>
        <source>Show the case again</source>
        <translation>重新列入病例本人</translation>
    </message>
    <message>
        <source>This is the case</source>
        <translation>这是病例本人</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Reopen the case</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Sealed lists</source>
        <translation>加密名单</translation>
    </message>
    <message>
        <source>Lists to search in</source>
        <translation>要查找的名单</translation>
    </message>
    <message>
        <source>Save the stays for the hub’s console</source>
        <translation>保存停留时间（交同步中心控制台）</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>停留时间</translation>
    </message>
    <message>
        <source>Stays of a case</source>
        <translation>病例停留时间</translation>
    </message>
</context>
<context>
    <name>OfficeSignIn</name>
    <message>
        <source>VenueDesk</source>
        <translation>VenueDesk</translation>
    </message>
    <message>
        <source>Health office</source>
        <translation>卫生部门</translation>
    </message>
    <message>
        <source>The key opens what desks sealed. It stays in this window, and is forgotten when the window is locked.</source>
        <translation>密钥能打开各前台加密的内容，只在本程序内使用，锁定后不再保留。</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Open with</source>
        <translation>打开方式</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>It stands beside each call that you note.</source>
        <translation>会记在您登记的每次联系旁边。</translation>
    </message>
    <message>
        <source>Switch between Chinese and English</source>
        <translation>切换中英文</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>OfficialCode</name>
    <message>
        <source>There is no picture on the clipboard. Copy the official code first, then paste it here.</source>
        <translation>剪贴板里没有图片。请先复制官方场所码的图片，再粘贴到这里。</translation>
    </message>
    <message>
        <source>Drop the picture of the official code</source>
        <translation>松开鼠标，读取图片中的官方场所码</translation>
    </message>
</context>
<context>
    <name>OfficialCodeCard</name>
    <message>
        <source>Picture of the official code</source>
        <translation>官方场所码的图片</translation>
    </message>
    <message>
        <source>Official code</source>
        <translation>官方场所码</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste a picture, Ctrl+V</source>
        <translation>粘贴图片（Ctrl+V）</translation>
    </message>
    <message>
        <source>Print our own codes again</source>
        <translation>改回本场所码</translation>
    </message>
    <message>
        <source>Posters print the official code.</source>
        <translation>海报印的是官方场所码。</translation>
    </message>
    <message>
        <source>Posters print our own codes. If the health-code platform gave you a code, adopt it: choose its picture, drop it here or paste it.</source>
        <translation>海报印的是本场所码。如果健康码平台发放了官方场所码，可在这里采用：选择、拖入或粘贴它的图片均可。</translation>
    </message>
    <message>
        <source>With an official code of their own: {gates}</source>
        <translation>单独使用官方码的检测点：{gates}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>OffsetFields</name>
    <message>
        <source>Right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
</context>
<context>
    <name>OldCodesCard</name>
    <message>
        <source>Old codes are still scanned</source>
        <translation>仍有人扫旧码</translation>
    </message>
    <message>
        <source>In the last {days} days.</source>
        <translation>最近 {days} 天。</translation>
    </message>
    <message>
        <source>{gate}: {count} people</source>
        <translation>{gate}：{count} 人</translation>
    </message>
    <message>
        <source>Take the poster with our own code down, and hang the present one.</source>
        <translation>请取下印有本场所自制码的旧海报，换上现用的海报。</translation>
    </message>
    <message>
        <source>The gate is retired: take its poster down.</source>
        <translation>该检测点已停用，请取下它的海报。</translation>
    </message>
</context>
<context>
    <name>OutputCard</name>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Look for printers again</source>
        <translation>重新查找打印机</translation>
    </message>
    <message>
        <source>Options…</source>
        <translation>打印选项…</translation>
    </message>
    <message>
        <source>Options for printing and saving</source>
        <translation>打印和保存的选项</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Copies of each poster</source>
        <translation>每张海报的份数</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>{paper} on several {smaller} sheets</source>
        <translation>{paper}，用多张 {smaller} 拼</translation>
    </message>
    <message>
        <source>{paper}, from label {number}</source>
        <translation>{paper}，从第 {number} 张标签起</translation>
    </message>
    <message>
        <source>{paper}, saving ink</source>
        <translation>{paper}，省墨</translation>
    </message>
    <message>
        <source>Print on several {paper} sheets</source>
        <translation>用多张 {paper} 拼页打印</translation>
    </message>
    <message>
        <source>This printer has no {sheet} paper. Choose another printer, or save as PDF.</source>
        <translation>这台打印机没有 {sheet} 纸。请换一台打印机，或存为 PDF。</translation>
    </message>
    <message>
        <source>This printer has no {sheet} paper. Choose another printer, print on several sheets, or save as PDF.</source>
        <translation>这台打印机没有 {sheet} 纸。请换一台打印机，拼页打印，或存为 PDF。</translation>
    </message>
</context>
<context>
    <name>OwnGatesLine</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Only your gates are shown: {gates}</source>
        <translation>只显示您负责的检测点：{gates}</translation>
    </message>
    <message>
        <source>No gate is assigned to you yet. Ask the venue’s manager.</source>
        <translation>还没有给您分配检测点，请联系场所管理员。</translation>
    </message>
</context>
<context>
    <name>OwnTemplates</name>
    <message>
        <source>Deleted. Posters on the wall keep their state.</source>
        <translation>已删除。已张贴的海报状态不变。</translation>
    </message>
    <message>
        <source>This template comes first from now on.</source>
        <translation>已设为常用版式，以后排在最前。</translation>
    </message>
    <message>
        <source>The layout was saved. On another desk it can be dragged onto this page.</source>
        <translation>版式已导出。在另一台前台上，把文件拖到本页即可使用。</translation>
    </message>
    <message>
        <source>The layout was added to the templates.</source>
        <translation>版式已导入。</translation>
    </message>
    <message>
        <source>Copy this template</source>
        <translation>复制版式</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Rename this template</source>
        <translation>重命名版式</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete the template “{name}”?</source>
        <translation>删除版式“{name}”？</translation>
    </message>
    <message>
        <source>It cannot be brought back. Posters that were made from it stay valid.</source>
        <translation>删除后无法恢复。用它制作的海报仍然有效。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Replaced in templates: {count}.</source>
        <translation>已在 {count} 个版式中替换。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undone, but for templates that were changed since: {names}.</source>
        <translation>已撤销；以下版式此后又有改动，保持不变：{names}。</translation>
    </message>
    <message>
        <source>Undone: the templates are as they were.</source>
        <translation>已撤销，版式恢复原样。</translation>
    </message>
    <message>
        <source>“{name}” is built in. Copy it, and change the copy.</source>
        <translation>“{name}”是内置版式，不能修改。请先复制，再修改副本。</translation>
    </message>
</context>
<context>
    <name>PagePart</name>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>页边距</translation>
    </message>
    <message>
        <source>Bleed</source>
        <translation>出血</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>Nothing fits. Try another word.</source>
        <translation>没有找到，换个词试试。</translation>
    </message>
</context>
<context>
    <name>PaperPrintDialog</name>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Change my password</source>
        <translation>修改我的密码</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>至少 8 位。</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再输一次新密码</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Hide the password</source>
        <translation>隐藏密码</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>Who is the case?</source>
        <translation>病例是谁？</translation>
    </message>
    <message>
        <source>Name, pinyin, document, phone, slip or card</source>
        <translation>姓名、拼音、证件、电话、表单或便民卡</translation>
    </message>
    <message>
        <source>Search for the case</source>
        <translation>查找病例</translation>
    </message>
    <message>
        <source>Whoever has a declaration brings all stays that are kept. For anybody else, add stays by place and time.</source>
        <translation>有申报的人，会列出保存期内的全部停留时间；其他人请按地点和时间补充。</translation>
    </message>
    <message>
        <source>Nobody was found. For somebody without a declaration, add stays by place and time.</source>
        <translation>没有找到。没有申报的人，请按地点和时间补充停留时间。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found. Enter takes the chosen person as the case.</source>
        <translation>
            <numerusform>找到 %Ln 人。按 Enter 选为病例。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleTable</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Last here</source>
        <translation>最近到访</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>找到的人</translation>
    </message>
</context>
<context>
    <name>PicturePart</name>
    <message>
        <source>Choose another picture…</source>
        <translation>换一张图片…</translation>
    </message>
</context>
<context>
    <name>PileDialog</name>
    <message>
        <source>Batch entry of slips</source>
        <translation>批量补录表单</translation>
    </message>
    <message>
        <source>Date of the visits</source>
        <translation>到访日期</translation>
    </message>
    <message>
        <source>Slips in the pile</source>
        <translation>这一叠的张数</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>Number of the first slip</source>
        <translation>第一张的表单号</translation>
    </message>
    <message>
        <source>Only where their numbers follow each other.</source>
        <translation>仅在号码连续时填写。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>PileListDialog</name>
    <message>
        <source>Slip</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>without a number</source>
        <translation>无号码</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>箱号</translation>
    </message>
    <message>
        <source>The pile: {done} of {size} entered</source>
        <translation>这一叠：已录 {done} / {size} 张</translation>
    </message>
    <message>
        <source>Slips of the pile</source>
        <translation>这一叠的表单</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slip(s) of the pile are not entered. Count the paper once more.</source>
        <translation>
            <numerusform>还有 %Ln 张没有录入，请再清点一次纸质表单。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slip(s) more than the pile was said to have.</source>
        <translation>
            <numerusform>比开始时填的张数多 %Ln 张。</numerusform>
        </translation>
    </message>
    <message>
        <source>The count is right, but some numbers are not those of the pile.</source>
        <translation>张数相符，但有些号码不属于这一叠。</translation>
    </message>
    <message>
        <source>All slips of the pile are entered.</source>
        <translation>这一叠已全部录入。</translation>
    </message>
    <message>
        <source>Begin another box</source>
        <translation>换一个表单箱</translation>
    </message>
    <message>
        <source>Back to the pile</source>
        <translation>继续补录</translation>
    </message>
    <message>
        <source>The pile is done</source>
        <translation>补录完成</translation>
    </message>
    <message>
        <source>Put each slip into the box that stands beside it.</source>
        <translation>请按每张旁边的箱号分别装箱。</translation>
    </message>
    <message>
        <source>Put the slips into the box “{box}”.</source>
        <translation>请把这一叠放入“{box}”箱。</translation>
    </message>
    <message>
        <source>Slips entered from now on go into “{box}”.</source>
        <translation>此后录入的表单放入“{box}”箱。</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>not entered</source>
        <translation>未录入</translation>
    </message>
    <message>
        <source>not of this pile</source>
        <translation>不属于这一叠</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>已录入</translation>
    </message>
</context>
<context>
    <name>PileStrip</name>
    <message>
        <source>Finish and compare</source>
        <translation>结束并核对</translation>
    </message>
    <message>
        <source>Pile: {shared}</source>
        <translation>补录：{shared}</translation>
    </message>
    <message>
        <source>{done} of {size}</source>
        <translation>已录 {done} / {size} 张</translation>
    </message>
</context>
<context>
    <name>PlaceDialog</name>
    <message>
        <source>The venue’s place</source>
        <translation>场所位置</translation>
    </message>
    <message>
        <source>Use this place</source>
        <translation>使用这个位置</translation>
    </message>
    <message>
        <source>Nearer (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Farther (−)</source>
        <translation>缩小（−）</translation>
    </message>
    <message>
        <source>To the point</source>
        <translation>回到所选位置</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home 键</translation>
    </message>
    <message>
        <source>Latitude, longitude (WGS-84)</source>
        <translation>纬度，经度（WGS-84）</translation>
    </message>
    <message>
        <source>Click on the map, or paste coordinates or a link of a map app here.</source>
        <translation>在地图上点一下，或把坐标、地图应用的链接粘贴到这里。</translation>
    </message>
    <message>
        <source>Set a point on the map first.</source>
        <translation>请先在地图上选一个位置。</translation>
    </message>
    <message>
        <source>No place can be read from this. Coordinates are like 23.111500, 114.416100.</source>
        <translation>这里没有可识别的位置。坐标的写法如 23.111500, 114.416100。</translation>
    </message>
    <message>
        <source>{city} is nearest, {km} km away; {expected}, where the venue is registered, is {own} km away. Compare the coordinates.</source>
        <translation>离这里最近的城市是{city}，约 {km} 公里；所选地区{expected}在约 {own} 公里外。请核对坐标。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>{km} km from the middle of {city}.</source>
        <translation>距{city}市中心约 {km} 公里。</translation>
    </message>
</context>
<context>
    <name>PlaceNote</name>
    <message>
        <source>AMap, Tencent Maps (GCJ-02)</source>
        <translation>高德、腾讯地图（GCJ-02）</translation>
    </message>
    <message>
        <source>Baidu Maps (BD-09)</source>
        <translation>百度地图（BD-09）</translation>
    </message>
    <message>
        <source>GPS receiver (WGS-84)</source>
        <translation>GPS 设备（WGS-84）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Understood ({source}): {place} ({datum}).</source>
        <translation>已识别（{source}）：{place}（{datum}）。</translation>
    </message>
    <message>
        <source>It is the middle of the map that the link shows. Compare it on the map.</source>
        <translation>这是链接所示地图的中心，请在地图上核对。</translation>
    </message>
    <message>
        <source>Latitude {latitude}, longitude {longitude}</source>
        <translation>纬度 {latitude}，经度 {longitude}</translation>
    </message>
</context>
<context>
    <name>PlacePart</name>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
</context>
<context>
    <name>PlaceRows</name>
    <message>
        <source>Answer the question below about the place first.</source>
        <translation>请先回答下面关于位置的问题。</translation>
    </message>
    <message>
        <source>Latitude (optional)</source>
        <translation>纬度（选填）</translation>
    </message>
    <message>
        <source>Longitude (optional)</source>
        <translation>经度（选填）</translation>
    </message>
    <message>
        <source>Coordinates from</source>
        <translation>坐标来源</translation>
    </message>
    <message>
        <source>A link or text shared by a map app can be pasted as it is.</source>
        <translation>地图应用分享的链接或文字，可以直接粘贴进来。</translation>
    </message>
    <message>
        <source>Pick on the map…</source>
        <translation>在地图上选点…</translation>
    </message>
</context>
<context>
    <name>PosterCheckDialog</name>
    <message>
        <source>Drop the picture to check its code</source>
        <translation>松开鼠标，检查照片里的码</translation>
    </message>
    <message>
        <source>Genuine</source>
        <translation>真码</translation>
    </message>
    <message>
        <source>This is the code in force.</source>
        <translation>这是现行有效的码。</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>旧码</translation>
    </message>
    <message>
        <source>An earlier code of this gate. Print the poster again and take this one down.</source>
        <translation>这是该检测点以前的码。请重印海报，并把这张换下来。</translation>
    </message>
    <message>
        <source>No longer in use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>The code of a gate that is no longer in use. Take the poster down.</source>
        <translation>这个检测点已停用，请把海报撤下来。</translation>
    </message>
    <message>
        <source>Not ours</source>
        <translation>不是本场所的码</translation>
    </message>
    <message>
        <source>This code is not from this venue: somebody may have pasted it over the real one. Take it down, do not scan it, and tell the manager.</source>
        <translation>这个码不属于本场所，可能有人把它贴在了真码上面。请撕下来，不要扫，并告诉场所管理员。</translation>
    </message>
    <message>
        <source>The code is in force, but the poster says something that is not true any more. Print it again and take this one down.</source>
        <translation>码有效，但海报上的内容已过时。请重印，并取下这一张。</translation>
    </message>
    <message>
        <source>Check a code on the wall</source>
        <translation>检查墙上的码</translation>
    </message>
    <message>
        <source>Is the code on the wall ours?</source>
        <translation>墙上的码是我们的吗？</translation>
    </message>
    <message>
        <source>Take a photo of it with a phone, then drop the picture here or choose it. No network is needed.</source>
        <translation>用手机拍下墙上的码，把照片拖到这里，或点下面的按钮选择。不需要联网。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Check another picture…</source>
        <translation>再查一张…</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Found in {name}</source>
        <translation>在 {name} 中找到</translation>
    </message>
    <message>
        <source>Choose a picture of the code</source>
        <translation>选择拍有码的照片</translation>
    </message>
    <message>
        <source>{gate}: poster {serial} is on the wall.</source>
        <translation>{gate}：海报 {serial} 已张贴。</translation>
    </message>
    <message>
        <source>The venue’s official code</source>
        <translation>全场所通用的官方码</translation>
    </message>
    <message>
        <source>What the code says</source>
        <translation>码的内容</translation>
    </message>
</context>
<context>
    <name>PosterGatesCard</name>
    <message>
        <source>Gates</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>All gates</source>
        <translation>全部检测点</translation>
    </message>
    <message>
        <source>Gates, with the state of their posters</source>
        <translation>检测点及其海报状态</translation>
    </message>
    <message numerus="yes">
        <source>Reprint %Ln…</source>
        <translation>
            <numerusform>重印 %Ln 张…</numerusform>
        </translation>
    </message>
    <message>
        <source>Print again what is out of date</source>
        <translation>重印已过期的海报</translation>
    </message>
    <message>
        <source>Posters on the wall…</source>
        <translation>墙上的海报…</translation>
    </message>
</context>
<context>
    <name>PosterHistory</name>
    <message>
        <source>Holds</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>内容已过期</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
</context>
<context>
    <name>PosterState</name>
    <message>
        <source>Not printed</source>
        <translation>未印</translation>
    </message>
    <message>
        <source>PDF saved</source>
        <translation>已存 PDF</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>On the wall</source>
        <translation>已张贴</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>需重印</translation>
    </message>
</context>
<context>
    <name>PosterWork</name>
    <message>
        <source>Making the posters</source>
        <translation>正在制作海报</translation>
    </message>
    <message>
        <source>Printed on {printer}, sheets: {sheets}.</source>
        <translation>已在 {printer} 上打印 {sheets} 张。</translation>
    </message>
    <message>
        <source>Saved as {name}. {finding}</source>
        <translation>已存为 {name}。{finding}</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已存为 {name}。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Saved as PDF files: {count}.</source>
        <translation>已存为 {count} 个 PDF 文件。</translation>
    </message>
    <message>
        <source>Pictures saved: {count}, in {name}.</source>
        <translation>已导出 {count} 张图片，存放在 {name}。</translation>
    </message>
</context>
<context>
    <name>PostersPage</name>
    <message>
        <source>Check a code</source>
        <translation>检查墙上的码</translation>
    </message>
    <message>
        <source>Save one code</source>
        <translation>导出单个码</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Posters</source>
        <translation>海报</translation>
    </message>
    <message numerus="yes">
        <source>%Ln gate(s)</source>
        <translation>
            <numerusform>%Ln 个检测点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %Ln poster(s)</source>
        <translation>
            <numerusform>打印 %Ln 张</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no printer.</source>
        <translation>没有可用的打印机。</translation>
    </message>
    <message>
        <source>Choose at least one gate.</source>
        <translation>请至少勾选一个检测点。</translation>
    </message>
    <message>
        <source>Look for a code in this picture, or add this layout</source>
        <translation>松开鼠标，检查图片中的码，或导入版式</translation>
    </message>
    <message>
        <source>No gate is assigned to you, so there is nothing that you can print. Ask the manager.</source>
        <translation>您没有负责的检测点，没有可以打印的海报。请联系场所管理员。</translation>
    </message>
    <message>
        <source>Edit layout</source>
        <translation>编辑版式</translation>
    </message>
    <message>
        <source>Wait until the posters under way are done.</source>
        <translation>请等正在处理的海报完成。</translation>
    </message>
    <message>
        <source>The checks before printing found something that must be mended first.</source>
        <translation>打印前检查发现了问题，请先处理。</translation>
    </message>
    <message>
        <source>Save posters for a print shop</source>
        <translation>保存海报给图文店印</translation>
    </message>
    <message>
        <source>Venue code posters {sheet} for print shop</source>
        <translation>场所码海报 {sheet} 图文店用</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Choose another printer</source>
        <translation>换一台打印机</translation>
    </message>
    <message>
        <source>Venue code posters {sheet}</source>
        <translation>场所码海报-{sheet}</translation>
    </message>
    <message>
        <source>Save posters as PDF</source>
        <translation>把海报存为 PDF</translation>
    </message>
</context>
<context>
    <name>PressRow</name>
    <message>
        <source>saving</source>
        <translation>保存中</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>fever</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo {time} {gate}</source>
        <translation>撤销 {time} {gate}</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>The page as it will be printed</source>
        <translation>打印效果</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 个，共 {count} 个</translation>
    </message>
    <message>
        <source>{place}, not chosen</source>
        <translation>{place}，未勾选</translation>
    </message>
    <message>
        <source>Preview of the poster of {gate}</source>
        <translation>{gate}的海报预览</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>None was found. Save it as a PDF.</source>
        <translation>没有找到打印机，可以存为 PDF。</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese and English</source>
        <translation>中英双语</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>PrintListDialog</name>
    <message>
        <source>Print the list of case {number}</source>
        <translation>打印病例 {number} 的名单</translation>
    </message>
    <message>
        <source>The paper holds names, telephones and document numbers in full. Hand it over yourself.</source>
        <translation>名单含完整的姓名、电话和证件号码，请当面交付。</translation>
    </message>
    <message>
        <source>Who gets it, and what for</source>
        <translation>给谁、用于什么</translation>
    </message>
    <message>
        <source>It is kept in the audit log.</source>
        <translation>会记入操作日志。</translation>
    </message>
    <message>
        <source>Your password again</source>
        <translation>再次输入您的密码</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>contacts {number}</source>
        <translation>同时段名单 {number}</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存名单</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
</context>
<context>
    <name>PrintOptionsDialog</name>
    <message>
        <source>Options for printing and saving</source>
        <translation>打印和保存的选项</translation>
    </message>
    <message>
        <source>Save ink: black and white, no large surfaces</source>
        <translation>省墨：黑白打印，不印大块底色</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Overlap for gluing</source>
        <translation>粘贴重叠</translation>
    </message>
    <message>
        <source>Begin at label</source>
        <translation>起始标签</translation>
    </message>
    <message>
        <source>On the first sheet, from the left to the right and down; those before it stay empty.</source>
        <translation>首页从左到右、从上到下数；之前的标签留空。</translation>
    </message>
    <message>
        <source>Place and size on the paper</source>
        <translation>打印位置和大小</translation>
    </message>
    <message>
        <source>Calibrate the printer…</source>
        <translation>校准打印机…</translation>
    </message>
    <message>
        <source>Bleed and crop marks</source>
        <translation>出血和裁切线</translation>
    </message>
    <message>
        <source>Save for a print shop…</source>
        <translation>存给图文店印…</translation>
    </message>
    <message>
        <source>Pictures for screens</source>
        <translation>大屏图片</translation>
    </message>
    <message>
        <source>Save pictures…</source>
        <translation>存为图片…</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>{paper}, one sheet</source>
        <translation>{paper}，一张</translation>
    </message>
    <message>
        <source>{paper}, several sheets to glue together</source>
        <translation>{paper}，多张拼贴</translation>
    </message>
    <message numerus="yes">
        <source>Each poster takes %Ln sheet(s): cut along the dashed lines and glue.</source>
        <translation>
            <numerusform>每张海报用 %Ln 张纸：沿虚线裁开，再粘起来。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>PropertiesCard</name>
    <message>
        <source>Locked. Unlock it to change it.</source>
        <translation>已锁定，解锁后才能修改。</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>PutBack</name>
    <message>
        <source>Putting the backup back…</source>
        <translation>正在恢复备份…</translation>
    </message>
    <message>
        <source>Reading what can be read…</source>
        <translation>正在取回能读出的内容…</translation>
    </message>
    <message>
        <source>The desk is back as it was on {when}. Sign in with the password of that time, and sync at once.</source>
        <translation>前台已恢复到 {when} 的状态。请用当时的密码登录，并马上同步一次。</translation>
    </message>
    <message>
        <source>No whole copy was found in the desk’s folder. Choose a backup file, or rescue what can be read.</source>
        <translation>数据文件夹里没有找到完好的备份。请选择备份文件，或取回能读出的内容。</translation>
    </message>
    <message>
        <source>No whole copy was found in the desk’s folder. Choose a backup file.</source>
        <translation>数据文件夹里没有找到完好的备份。请选择备份文件。</translation>
    </message>
    <message>
        <source>A copy of the key file is whole. With it the desk opens as it is; nothing is lost.</source>
        <translation>密钥文件有一份完好的副本。用它可以照常打开前台，没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Use the copy</source>
        <translation>使用副本</translation>
    </message>
</context>
<context>
    <name>PutBackScreen</name>
    <message>
        <source>This desk’s database is damaged</source>
        <translation>本前台的数据库已损坏</translation>
    </message>
    <message>
        <source>Put the newest good copy back, or rescue what can still be read. The damaged desk is set aside in its folder, not deleted.</source>
        <translation>可以恢复最近一份完好的备份，或取回还能读出的内容。损坏的前台不会删除，会移到数据文件夹内另行保留。</translation>
    </message>
    <message>
        <source>Put a backup back</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Choose the file, and type the password that the manager had when it was made.</source>
        <translation>请选择备份文件，并输入备份当时的管理员密码。</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Manager’s password</source>
        <translation>管理员密码</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Rescue what can be read</source>
        <translation>取回能读出的内容</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Switch between Chinese and English</source>
        <translation>在中文和英文之间切换</translation>
    </message>
    <message>
        <source>This desk’s key file is damaged</source>
        <translation>本前台的密钥文件已损坏</translation>
    </message>
    <message>
        <source>Nobody can sign in without it. Put the newest good copy back; what is there now is set aside in its folder, not deleted.</source>
        <translation>没有密钥文件，谁都无法登录。请恢复最近一份完好的备份；现有内容不会删除，会移到数据文件夹内另行保留。</translation>
    </message>
    <message>
        <source>Go on here after all</source>
        <translation>仍在本机使用</translation>
    </message>
    <message>
        <source>Choose the file that the desk was moved with, and type the manager’s password. What was entered at the other PC since is not in it. The desk there must not be used any more.</source>
        <translation>请选择迁移时存成的文件，并输入管理员密码。之后在另一台电脑上登记的内容不在其中，那边也不能再使用。</translation>
    </message>
    <message>
        <source>No file is chosen yet</source>
        <translation>尚未选择文件</translation>
    </message>
    <message>
        <source>Copy of {when}, whole</source>
        <translation>{when} 的备份，完好</translation>
    </message>
    <message>
        <source>Copy of {when}</source>
        <translation>{when} 的备份</translation>
    </message>
    <message>
        <source>Type the manager’s password.</source>
        <translation>请输入管理员密码。</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
</context>
<context>
    <name>QuarantineCard</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Kept apart at the hub</source>
        <translation>同步中心单独存放的记录</translation>
    </message>
    <message>
        <source>Records that the hub keeps apart</source>
        <translation>同步中心单独存放的记录</translation>
    </message>
    <message>
        <source>The newest {shown} of {count}.</source>
        <translation>共 {count} 条，只列出最近 {shown} 条。</translation>
    </message>
    <message>
        <source>Correct the declaration…</source>
        <translation>更正申报…</translation>
    </message>
    <message>
        <source>Seen to: take off the list</source>
        <translation>已处理，移出列表</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>{question}: yes</source>
        <translation>{question}：是</translation>
    </message>
    <message>
        <source>{age}</source>
        <translation>{age} 岁</translation>
    </message>
    <message>
        <source>no symptoms</source>
        <translation>无症状</translation>
    </message>
</context>
<context>
    <name>ReadBackLine</name>
    <message>
        <source>What will be saved</source>
        <translation>将保存为</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Say why in one short sentence.</source>
        <translation>请用一句话写明原因。</translation>
    </message>
</context>
<context>
    <name>RebindDialog</name>
    <message>
        <source>Bind {name} again</source>
        <translation>重新绑定{name}</translation>
    </message>
    <message>
        <source>Declaration code</source>
        <translation>场所申报码</translation>
    </message>
    <message>
        <source>The present code of this venue. Compare it with the one that the inspector was given.</source>
        <translation>本场所现用的申报码，请与检测员手里的核对。</translation>
    </message>
    <message>
        <source>Bind again</source>
        <translation>重新绑定</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Nothing has been entered yet.</source>
        <translation>还没有录入。</translation>
    </message>
    <message>
        <source>Enter: back into the form. Delete: take it back. Esc: leave it.</source>
        <translation>Enter 退回修改&#x3000;Delete 撤回&#x3000;Esc 返回</translation>
    </message>
    <message>
        <source>Without a number</source>
        <translation>无编号</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Undo {name} {slip}</source>
        <translation>撤回 {name} {slip}</translation>
    </message>
    <message>
        <source>unwell</source>
        <translation>有症状</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>The chosen declaration</source>
        <translation>选中的申报</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>录入与更正记录</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>legal hold</source>
        <translation>依法保留</translation>
    </message>
    <message>
        <source>shown in full</source>
        <translation>完整显示</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>申报内容</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>The sheet was printed. Take it from the printer now.</source>
        <translation>恢复单已打印，请马上从打印机取走。</translation>
    </message>
    <message>
        <source>Saved as {name}. Print it, then delete the file from this computer.</source>
        <translation>已存为 {name}。打印后请从电脑上删除这个文件。</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>New recovery code</source>
        <translation>新的恢复码</translation>
    </message>
    <message>
        <source>I have kept it</source>
        <translation>已保存好</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close before the recovery code is kept?</source>
        <translation>还没有保存恢复码，确定关闭？</translation>
    </message>
    <message>
        <source>This code is not shown again, and the old sheet is void. You can make another one.</source>
        <translation>这个恢复码不会再显示，旧的恢复单也已作废。您可以再重做一个。</translation>
    </message>
</context>
<context>
    <name>RecoveryForm</name>
    <message>
        <source>The manager types the recovery code from the sheet printed at set-up. Other members get a new password from the manager, on the Venue page.</source>
        <translation>管理员请输入建立场所时打印的恢复单上的恢复码。其他成员请由管理员在“场所”页面重设密码。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>至少 8 位。</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再输一次新密码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Set password and open</source>
        <translation>设置密码并打开</translation>
    </message>
    <message>
        <source>Type the code from the recovery sheet.</source>
        <translation>请输入恢复单上的恢复码。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
</context>
<context>
    <name>RecoveryPaper</name>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation>打印恢复单</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>No printer was found: save the PDF, or copy the code by hand.</source>
        <translation>没有找到打印机。请存为 PDF，或用笔抄在纸上。</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>保存恢复单</translation>
    </message>
    <message>
        <source>Recovery sheet.pdf</source>
        <translation>恢复单.pdf</translation>
    </message>
</context>
<context>
    <name>RecoveryProof</name>
    <message>
        <source>Type the last four characters of the code from your paper.</source>
        <translation>请看着纸上的恢复码，输入最后四位。</translation>
    </message>
    <message>
        <source>These are not the last four characters. Compare your paper with the code above.</source>
        <translation>最后四位不对。请把纸上的恢复码与上面的逐位核对。</translation>
    </message>
    <message>
        <source>I have kept it: the last four characters</source>
        <translation>已保存好，请输入恢复码最后四位</translation>
    </message>
    <message>
        <source>Type group 7 back from the paper.</source>
        <translation>看着纸输入第 7 组。</translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>The desk is made. If the password is ever lost, only this code opens it. It is shown once: print it, or copy it onto paper, and lock it away.</source>
        <translation>前台已建好。万一忘记密码，只能凭恢复码打开前台。恢复码只显示这一次：请打印或抄在纸上，锁好保存。</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>Only the venue’s manager sees a declaration in full. While you correct it, each field can be shown by itself.</source>
        <translation>只有场所管理员可以查看完整个人信息。更正申报时可以逐栏显示。</translation>
    </message>
    <message>
        <source>Only the manager and the front-desk clerks can do this: {what}</source>
        <translation>只有场所管理员和前台人员可以{what}。</translation>
    </message>
    <message>
        <source>Only the venue’s manager can do this: {what}</source>
        <translation>只有场所管理员可以{what}。</translation>
    </message>
</context>
<context>
    <name>RegionField</name>
    <message>
        <source>Region</source>
        <translation>所在区域</translation>
    </message>
    <message>
        <source>Type the street or town: 江北, jiangbei or hzjb</source>
        <translation>输入乡镇或街道，如“江北”“jiangbei”“hzjb”</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省</translation>
    </message>
    <message>
        <source>City</source>
        <translation>市</translation>
    </message>
    <message>
        <source>County or district</source>
        <translation>县区</translation>
    </message>
    <message>
        <source>Street or town</source>
        <translation>乡镇或街道</translation>
    </message>
    <message>
        <source>Province…</source>
        <translation>省</translation>
    </message>
    <message>
        <source>City…</source>
        <translation>市</translation>
    </message>
    <message>
        <source>County or district…</source>
        <translation>县区</translation>
    </message>
    <message>
        <source>Street or town…</source>
        <translation>乡镇或街道</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Template</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>处数</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>替换前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>替换后</translation>
    </message>
    <message>
        <source>Replace a text in all your templates</source>
        <translation>在所有自有版式中替换文字</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>As it stands in the templates, such as a phone number.</source>
        <translation>按版式中的原文填写，如电话号码。</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Your templates that say it</source>
        <translation>含有该文字的自有版式</translation>
    </message>
    <message numerus="yes">
        <source>Replace in %Ln template(s)</source>
        <translation>
            <numerusform>在 %Ln 个版式中替换</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Undo the replacement of {when}: “{find}” by “{replacement}”</source>
        <translation>撤销 {when} 的替换：“{find}”改为“{replacement}”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) in all; it can be undone.</source>
        <translation>
            <numerusform>共 %Ln 处，替换后可以撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>None of your templates says this.</source>
        <translation>自有版式中没有这段文字。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Built-in templates say it too and stay as they are: {names}. Copy one to change it.</source>
        <translation>内置版式中也有，保持不变：{names}。如需修改，请先复制版式。</translation>
    </message>
    <message>
        <source>The venue’s details say it too: {places}. Change them on the Venue page.</source>
        <translation>场所资料中也有：{places}。请到“场所”页修改。</translation>
    </message>
    <message numerus="yes">
        <source>Another host makes %Ln poster(s) on the walls out of date.</source>
        <translation>
            <numerusform>更改域名后，墙上 %Ln 张海报将过期。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Something went wrong in this program</source>
        <translation>程序出现故障</translation>
    </message>
    <message>
        <source>This is not your fault, and what was saved before is safe. You can close this and go on. If it happens again, send the report to whoever looks after this computer. It holds no personal data.</source>
        <translation>这不是您的操作造成的，之前保存的内容都在。您可以关闭本窗口继续使用。如果再次出现，请把报告发给维护这台电脑的人员。报告不含个人信息。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>ReportPrintDialog</name>
    <message>
        <source>Handover sheet</source>
        <translation>交接班表</translation>
    </message>
    <message>
        <source>Daily report</source>
        <translation>日报</translation>
    </message>
    <message>
        <source>Weekly report</source>
        <translation>周报</translation>
    </message>
    <message>
        <source>Tally sheets</source>
        <translation>检测计数表</translation>
    </message>
    <message>
        <source>Print reports and sheets</source>
        <translation>打印报表</translation>
    </message>
    <message>
        <source>Print handover sheet and daily report</source>
        <translation>打印交接班表和日报</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Shift from</source>
        <translation>班次开始</translation>
    </message>
    <message>
        <source>Shift until</source>
        <translation>班次结束</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Save the figures…</source>
        <translation>导出数据…</translation>
    </message>
    <message>
        <source>As a spreadsheet (.xlsx), or as .csv</source>
        <translation>导出为表格（.xlsx），也可以存为 .csv</translation>
    </message>
    <message>
        <source>All gates</source>
        <translation>全部检测点</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Handover sheet and daily report</source>
        <translation>交接班表和日报</translation>
    </message>
    <message>
        <source>Any day of the week</source>
        <translation>该周任意一天</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Making the preview</source>
        <translation>正在生成预览</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>{paper}: printed on {printer}.</source>
        <translation>{paper}已打印（{printer}）。</translation>
    </message>
    <message>
        <source>{paper}: saved as {file}.</source>
        <translation>{paper}已保存为 {file}。</translation>
    </message>
</context>
<context>
    <name>Reprint</name>
    <message>
        <source>Out of date</source>
        <translation>内容已过期</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>No poster yet</source>
        <translation>尚无海报</translation>
    </message>
</context>
<context>
    <name>ReprintDialog</name>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>Print again what is out of date</source>
        <translation>重印已过期的海报</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Posters to print again</source>
        <translation>要重印的海报</translation>
    </message>
    <message>
        <source>Preview of the chosen poster</source>
        <translation>所选海报的预览</translation>
    </message>
    <message>
        <source>{look} (the former one is gone)</source>
        <translation>{look}（原版式已不在）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln poster(s) chosen</source>
        <translation>
            <numerusform>已选 %Ln 张海报</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>one batch after the other: {looks}</source>
        <translation>分批依次输出：{looks}</translation>
    </message>
    <message>
        <source>No poster on the walls is out of date.</source>
        <translation>墙上没有过期的海报。</translation>
    </message>
    <message>
        <source>Choose at least one poster.</source>
        <translation>请至少选择一张海报。</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Choose a folder for the PDF files</source>
        <translation>选择存放 PDF 的文件夹</translation>
    </message>
    <message>
        <source>Venue code posters {look}</source>
        <translation>场所码海报 {look}</translation>
    </message>
    <message>
        <source>Making the posters</source>
        <translation>正在生成海报</translation>
    </message>
</context>
<context>
    <name>ResultFigures</name>
    <message>
        <source>Certain</source>
        <translation>确定同时在场</translation>
    </message>
    <message>
        <source>whole venue, both times known</source>
        <translation>全场所，两段时间都明确</translation>
    </message>
    <message>
        <source>same gate, both times known</source>
        <translation>同检测点，两段时间都明确</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>可能同时在场</translation>
    </message>
    <message>
        <source>a time is vague or missing</source>
        <translation>有一段时间不明确</translation>
    </message>
    <message>
        <source>Same venue, another gate</source>
        <translation>同场所、检测点不同</translation>
    </message>
    <message>
        <source>certain ones: {count}</source>
        <translation>其中确定 {count} 条</translation>
    </message>
    <message>
        <source>Counted without a name</source>
        <translation>同时段计数（不记名）</translation>
    </message>
    <message>
        <source>in these hours, at the whole venue</source>
        <translation>全场所</translation>
    </message>
    <message>
        <source>in these hours, at the case’s gates</source>
        <translation>病例所在检测点</translation>
    </message>
</context>
<context>
    <name>ResultTable</name>
    <message>
        <source>Visit</source>
        <translation>到访时间</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>表单号</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Declarations found</source>
        <translation>查到的申报</translation>
    </message>
    <message>
        <source>{value} fever</source>
        <translation>{value} 发热</translation>
    </message>
    <message>
        <source>{value} unwell</source>
        <translation>{value} 有症状</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>held</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Somebody without a declaration</source>
        <translation>没有申报的人</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>病例</translation>
    </message>
    <message numerus="yes">
        <source>{who}: %Ln stay(s), looked up {when}. Reason: {reason}</source>
        <translation>
            <numerusform>{who}：%Ln 段停留，{when}查询。事由：{reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Other desks of this venue have %Ln declaration(s) of these days. Their people are not in this list: look them up there too.</source>
        <translation>
            <numerusform>本场所其他前台这几天另有 %Ln 份申报，不在此名单中，请在那里也查询。</numerusform>
        </translation>
    </message>
    <message>
        <source>Counted without a name in those hours: {gate} at the case’s gates, {venue} at the venue.</source>
        <translation>同时段不记名计数：病例所在检测点 {gate} 人，全场所 {venue} 人。</translation>
    </message>
    <message>
        <source>People who were counted without a name are not in a sealed list.</source>
        <translation>加密名单里没有不记名计数的人。</translation>
    </message>
    <message>
        <source>Nobody who left a name was at the same gate at the same time</source>
        <translation>同一检测点、同一时段没有留下姓名的人</translation>
    </message>
    <message>
        <source>At other gates of the venue: {count}.</source>
        <translation>本场所其他检测点 {count} 条。</translation>
    </message>
    <message>
        <source>Nobody who left a name was here at the same time</source>
        <translation>同一时段没有留下姓名的人</translation>
    </message>
    <message>
        <source>Show the whole venue</source>
        <translation>查看全场所</translation>
    </message>
    <message>
        <source>The filters leave nobody</source>
        <translation>按所选条件没有人</translation>
    </message>
    <message>
        <source>Without them there are more.</source>
        <translation>不加条件还有其他人。</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>取消条件</translation>
    </message>
</context>
<context>
    <name>RetentionCard</name>
    <message>
        <source>Personal data</source>
        <translation>个人信息</translation>
    </message>
    <message numerus="yes">
        <source>Kept for %Ln day(s) after the visit</source>
        <translation>
            <numerusform>到访后保存 %Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>After that records are deleted for good, when the desk is opened and once a day.</source>
        <translation>每次打开前台时，以及此后每天一次，彻底删除到期记录。</translation>
    </message>
    <message>
        <source>The first on {day}.</source>
        <translation>最早于 {day}到期。</translation>
    </message>
    <message>
        <source>Deleted within a week</source>
        <translation>一周内到期</translation>
    </message>
    <message>
        <source>Last deletion</source>
        <translation>上次删除</translation>
    </message>
    <message>
        <source>Legal holds</source>
        <translation>依法保留</translation>
    </message>
    <message>
        <source>Box for entered slips: {box}</source>
        <translation>已录表单放入：{box}</translation>
    </message>
    <message>
        <source>Put the paper of entered slips into it.</source>
        <translation>录完的纸质表单请放入此箱。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slip(s) to shred</source>
        <translation>
            <numerusform>%Ln 张表单待销毁</numerusform>
        </translation>
    </message>
    <message>
        <source>No slips to shred</source>
        <translation>没有待销毁的表单</translation>
    </message>
    <message>
        <source>Paper whose record is deleted; with a list and a certificate.</source>
        <translation>记录已删除的纸质表单，附清单和销毁证明。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
</context>
<context>
    <name>RetentionDays</name>
    <message>
        <source>Keep records for {days} days only?</source>
        <translation>只保存 {days} 天？</translation>
    </message>
    <message>
        <source>Records that are older: {count}. They are deleted now, and nothing brings them back. Records under a legal hold stay.</source>
        <translation>超过新保存期的记录有 {count} 条，将立即删除，无法恢复。依法保留的记录不受影响。</translation>
    </message>
    <message>
        <source>Shorten and delete</source>
        <translation>缩短并删除</translation>
    </message>
</context>
<context>
    <name>RetentionDaysDialog</name>
    <message>
        <source>How long records are kept</source>
        <translation>申报保存期</translation>
    </message>
    <message>
        <source>Days after the visit</source>
        <translation>到访后保存天数</translation>
    </message>
    <message>
        <source>From {least} to {most} days; after that they are deleted for good.</source>
        <translation>{least}～{most} 天，到期后彻底删除。</translation>
    </message>
    <message>
        <source>Set the period</source>
        <translation>设定保存期</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) will be deleted at once.</source>
        <translation>
            <numerusform>将立即删除 %Ln 条记录。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Manager</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检测员</translation>
    </message>
</context>
<context>
    <name>RoundDialog</name>
    <message>
        <source>Round of the codes on the walls</source>
        <translation>巡查墙上的场所码</translation>
    </message>
    <message>
        <source>Scan with a hand scanner</source>
        <translation>请用扫码枪扫码</translation>
    </message>
    <message>
        <source>What the hand scanner reads</source>
        <translation>扫码枪读到的内容</translation>
    </message>
    <message>
        <source>In any order</source>
        <translation>不按顺序</translation>
    </message>
    <message>
        <source>Each code counts for its own gate, not for the gate that is chosen.</source>
        <translation>每个码计入它所属的检测点，而不是当前选中的检测点。</translation>
    </message>
    <message>
        <source>Gates and the codes found at them</source>
        <translation>检测点及在该处见到的码</translation>
    </message>
    <message>
        <source>Read photos…</source>
        <translation>读取照片…</translation>
    </message>
    <message>
        <source>No code hangs here</source>
        <translation>此处没有码</translation>
    </message>
    <message>
        <source>Look here again</source>
        <translation>重新核查此处</translation>
    </message>
    <message>
        <source>Report of the last round…</source>
        <translation>上次巡查记录…</translation>
    </message>
    <message>
        <source>Stop for now</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Finish and print…</source>
        <translation>完成并打印…</translation>
    </message>
    <message>
        <source>Reading the photos</source>
        <translation>正在读取照片</translation>
    </message>
    <message>
        <source>Choose the folder with the photos</source>
        <translation>选择存放照片的文件夹</translation>
    </message>
    <message>
        <source>Scan the codes of all gates, one after the other.</source>
        <translation>请依次扫描各检测点的码。</translation>
    </message>
    <message>
        <source>Scan the code that hangs at: {gate}</source>
        <translation>请扫描此处的码：{gate}</translation>
    </message>
    <message>
        <source>Looked at: {seen} of {all}</source>
        <translation>已核查 {seen} 个，共 {all} 个</translation>
    </message>
    <message>
        <source>not as it should be: {count}</source>
        <translation>有问题 {count} 个</translation>
    </message>
    <message>
        <source>strangers’ codes in photos, place unknown: {count}</source>
        <translation>照片中位置不明的外来码 {count} 个</translation>
    </message>
    <message>
        <source>photos without a code: {count}</source>
        <translation>未读到码的照片 {count} 张</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
</context>
<context>
    <name>RoundList</name>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Code on the wall</source>
        <translation>墙上的码</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>海报</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>SaveCodeDialog</name>
    <message>
        <source>Save one code as a picture</source>
        <translation>导出单个码</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Lines without pixels: stays sharp at any size, for a print shop or a design program.</source>
        <translation>矢量图，放多大都清晰，适合交给图文店或放进设计软件。</translation>
    </message>
    <message>
        <source>A picture of 1,000 pixels or more, for documents, chats and web pages.</source>
        <translation>1,000 像素以上的图片，适合放进文档、聊天和网页。</translation>
    </message>
    <message>
        <source>Choose where to save…</source>
        <translation>选择保存位置…</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save as a template of your own</source>
        <translation>保存为自己的模板</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>模板名称</translation>
    </message>
    <message>
        <source>It stands beside the built-in ones.</source>
        <translation>会与内置模板并列。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>SaveQuestion</name>
    <message>
        <source>Compared when it was saved: it stays so</source>
        <translation>保存时已核对，确认无误</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>返回修改</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>{field}: {doubt}</source>
        <translation>{field}：{doubt}</translation>
    </message>
    <message>
        <source>Compare with the slip before it is saved.</source>
        <translation>保存前请对照表单核对：</translation>
    </message>
</context>
<context>
    <name>Saver</name>
    <message>
        <source>{name} (own)</source>
        <translation>{name}（自己的）</translation>
    </message>
</context>
<context>
    <name>SavingDialog</name>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
</context>
<context>
    <name>ScopeLine</name>
    <message>
        <source>This gate only</source>
        <translation>只改本检测点</translation>
    </message>
    <message>
        <source>Changes are for the poster of {gate} alone</source>
        <translation>修改只用于“{gate}”的海报</translation>
    </message>
    <message>
        <source>Changing {gate} only</source>
        <translation>只改：{gate}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln element(s) differ at this gate</source>
        <translation>
            <numerusform>本检测点有 %Ln 个元素单独改过</numerusform>
        </translation>
    </message>
    <message>
        <source>Make it as everywhere</source>
        <translation>恢复为统一版式</translation>
    </message>
</context>
<context>
    <name>ScreenPicturesDialog</name>
    <message>
        <source>Save pictures for screens</source>
        <translation>导出大屏图片</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>It hangs</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>As the poster</source>
        <translation>随海报</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>横屏</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>竖屏</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s), named by gate, in a new folder. Every code is read back from its picture before it is saved.</source>
        <translation>
            <numerusform>共 %Ln 张图片，按检测点命名，存入新文件夹。保存前逐张核对其中的码。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Posters for screens {size}</source>
        <translation>大屏海报 {size}</translation>
    </message>
    <message>
        <source>Making the pictures</source>
        <translation>正在生成图片</translation>
    </message>
    <message>
        <source>Choose a folder for the pictures</source>
        <translation>选择存放图片的文件夹</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Looking for printers…</source>
        <translation>正在查找打印机…</translation>
    </message>
    <message>
        <source>Used for posters unless another is chosen there.</source>
        <translation>打印海报时默认使用，也可临时另选。</translation>
    </message>
    <message>
        <source>Your password has been changed.</source>
        <translation>密码已修改。</translation>
    </message>
    <message>
        <source>The date is right</source>
        <translation>日期无误</translation>
    </message>
    <message>
        <source>Delete them…</source>
        <translation>删除这些记录…</translation>
    </message>
    <message>
        <source>Delete {count} of {total} records?</source>
        <translation>要删除 {total} 条记录中的 {count} 条吗？</translation>
    </message>
    <message>
        <source>They are past their retention, and nothing brings them back. Is the date of this computer right, and the period for which records are kept?</source>
        <translation>这些记录已过保存期，删除后无法恢复。请先核对本机日期和保存期是否正确。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Is today {day}?</source>
        <translation>今天是 {day}吗？</translation>
    </message>
    <message>
        <source>Everything that is past its retention on that day is deleted, and nothing brings it back.</source>
        <translation>按这一天计算已过保存期的记录将全部删除，无法恢复。</translation>
    </message>
    <message>
        <source>No file manager opened. The folder is {path}.</source>
        <translation>无法打开文件管理器。文件夹位置：{path}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>This computer, and what the desk keeps</source>
        <translation>本机设置与信息保存</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Lock when nobody is here</source>
        <translation>无人操作时自动锁定</translation>
    </message>
    <message>
        <source>What was being typed stays as it is.</source>
        <translation>正在填写的内容会原样保留。</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>我的密码</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Big mode</source>
        <translation>大字模式</translation>
    </message>
    <message>
        <source>Everything at twice the size, for a counter where people stand. Ctrl+Shift+M</source>
        <translation>所有内容放大一倍，适合站着办事的窗口。Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>After 1 minute</source>
        <translation>1 分钟后</translation>
    </message>
    <message>
        <source>After {n} minutes</source>
        <translation>{n} 分钟后</translation>
    </message>
    <message>
        <source>Pages are also printed {width} % wide and {height} % high: see “Calibrate the printer” on the Posters page.</source>
        <translation>大小也作了校正：宽 {width}%，高 {height}%。见“海报”页的“校准打印机”。</translation>
    </message>
    <message>
        <source>Print position</source>
        <translation>打印位置</translation>
    </message>
    <message>
        <source>If this printer puts pages too far left or too high, how far to move them.</source>
        <translation>打印位置偏左或偏上时，填写页面要移动的距离。</translation>
    </message>
    <message>
        <source>Map for picking places</source>
        <translation>选点用的地图</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
</context>
<context>
    <name>ShapePart</name>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线条</translation>
    </message>
    <message>
        <source>Line width</source>
        <translation>线宽</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>圆角</translation>
    </message>
    <message>
        <source>Dashes</source>
        <translation>虚线长</translation>
    </message>
</context>
<context>
    <name>SheetQuestion</name>
    <message>
        <source>Save all the same</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换原表</translation>
    </message>
    <message>
        <source>It is another sheet</source>
        <translation>这是另一张表</translation>
    </message>
    <message>
        <source>In these hours {counted} people were counted before and only {sheet} are on the sheet, which cannot include them. Read the sheet again. Are they other people?</source>
        <translation>这些时段此前已计 {counted} 人，表上只有 {sheet} 人，不可能包括已计的人。请核对计数表；如果表上是另外的人，请确认。</translation>
    </message>
    <message>
        <source>Other people, {sum} in all</source>
        <translation>另外的人，共 {sum} 人</translation>
    </message>
    <message>
        <source>In these hours {counted} people were counted before, {sheet} are on the sheet. Are the {counted} among the {sheet}?</source>
        <translation>这些时段此前已计 {counted} 人，表上是 {sheet} 人。表上的 {sheet} 人包括已计的 {counted} 人吗？</translation>
    </message>
    <message>
        <source>Yes, {sum} in all</source>
        <translation>包括，共 {sum} 人</translation>
    </message>
    <message>
        <source>No, {sum} in all</source>
        <translation>不包括，共 {sum} 人</translation>
    </message>
</context>
<context>
    <name>ShiftClose</name>
    <message>
        <source>{first}; {second}</source>
        <translation>{first}；{second}</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}、{second}</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names}，另 {count} 处</translation>
    </message>
    <message>
        <source>Tally sheets</source>
        <translation>计数表</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>{gate} {since}:00–{until}:00</source>
        <translation>{gate} {since}–{until} 时</translation>
    </message>
    <message>
        <source>Nobody has been counted at the gates today.</source>
        <translation>今天各检测点还没有计数。</translation>
    </message>
    <message>
        <source>No tally sheet is missing.</source>
        <translation>没有漏录的计数表。</translation>
    </message>
    <message>
        <source>Not entered: {gates}</source>
        <translation>还没有录入：{gates}</translation>
    </message>
    <message>
        <source>Figures of today are not what was entered adds up to. Let them be counted again.</source>
        <translation>今天的统计数与所录内容不符，请重新统计。</translation>
    </message>
    <message>
        <source>Tally sheets and presses agree at every gate.</source>
        <translation>各检测点的计数表与现场计数一致。</translation>
    </message>
    <message>
        <source>The figures are those of the presses; no tally sheet was entered today.</source>
        <translation>今天只有现场计数，没有录入计数表。</translation>
    </message>
    <message>
        <source>{gate}, {hour}:00: {noted} on the sheet were said to be counted by presses, there are {there}</source>
        <translation>{gate} {hour}:00：计数表注明其中 {noted} 人现场已计，现场计数只有 {there} 人</translation>
    </message>
    <message>
        <source>{gate}: {sheet} on tally sheets, and {beside} more by presses in the same hours</source>
        <translation>{gate}：计数表 {sheet} 人，同一时段现场另计 {beside} 人</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Waiting: {count}, the longest at {gate} since {since}</source>
        <translation>{count} 人待处置，最早一人在{gate}，{since} 起</translation>
    </message>
    <message>
        <source>Passed over and not entered: {slips} ({count})</source>
        <translation>跳号未录入 {count} 张：{slips}</translation>
    </message>
    <message>
        <source>printed and not entered besides: {count}</source>
        <translation>另有已印未录入 {count} 张</translation>
    </message>
    <message>
        <source>Printed and not entered: {slips} ({count}). Enter those that were handed out.</source>
        <translation>已印未录入 {count} 张：{slips}。已发出的请录入。</translation>
    </message>
    <message>
        <source>Import lines to be mended: {count}</source>
        <translation>导入待改：{count} 行</translation>
    </message>
    <message>
        <source>A pile of slips is under way: {done} of {size}</source>
        <translation>批量补录未完：共 {size} 张，已录 {done} 张</translation>
    </message>
    <message>
        <source>Records that wait for the hub: {count}</source>
        <translation>待同步 {count} 条</translation>
    </message>
    <message>
        <source>Records to be seen to: {count}</source>
        <translation>待处理的记录：{count} 条</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新统计</translation>
    </message>
    <message>
        <source>Fevers</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>缺项</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Deal with it</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Batch entry</source>
        <translation>批量补录</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Nobody with a fever waits.</source>
        <translation>没有发热待处置的来访者。</translation>
    </message>
    <message>
        <source>1 person waits: {place}, since {since}</source>
        <translation>1 人在{place}等候，{since} 起</translation>
    </message>
    <message>
        <source>1 person waits at {gate} since {since}</source>
        <translation>1 人在{gate}等候，{since} 起</translation>
    </message>
    <message>
        <source>No slip is out.</source>
        <translation>没有未录入的表单。</translation>
    </message>
    <message>
        <source>No slip of today was kept with a gap.</source>
        <translation>今天录入的表单没有缺项。</translation>
    </message>
    <message>
        <source>without a number</source>
        <translation>无号</translation>
    </message>
    <message>
        <source>Entered today with a gap and a reason: {slips} ({count})</source>
        <translation>今天录入的表单有缺项、已注明理由 {count} 张：{slips}</translation>
    </message>
    <message>
        <source>No line of an import waits.</source>
        <translation>没有待改的导入行。</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>改正</translation>
    </message>
    <message>
        <source>Everything that was typed is saved.</source>
        <translation>所录内容均已保存。</translation>
    </message>
    <message>
        <source>A slip is typed and not saved</source>
        <translation>有 1 张表单录了一半，还没有保存</translation>
    </message>
    <message>
        <source>Tally sheets typed and not saved: {count}</source>
        <translation>未保存的计数表：{count} 张</translation>
    </message>
    <message>
        <source>Fever worksheets typed and not kept: {count}</source>
        <translation>未保存的发热处置单：{count} 份</translation>
    </message>
    <message>
        <source>{name} has left something that is not saved</source>
        <translation>{name}有未保存的内容</translation>
    </message>
    <message>
        <source>Posters</source>
        <translation>海报</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Out of date: {gates}</source>
        <translation>已过期：{gates}</translation>
    </message>
    <message>
        <source>No poster yet: {gates}</source>
        <translation>还没有海报：{gates}</translation>
    </message>
    <message>
        <source>Saved as PDF, not printed: {gates}</source>
        <translation>已存为 PDF、未打印：{gates}</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Printed, not yet seen on the wall: {gates}</source>
        <translation>已打印、尚未核对张贴：{gates}</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Every poster on the wall is right.</source>
        <translation>各检测点的海报均已张贴，内容有效。</translation>
    </message>
    <message>
        <source>the hub answered last on {at}</source>
        <translation>同步中心上次答复 {at}</translation>
    </message>
    <message>
        <source>The health office has not approved this desk yet; everything stays here until then.</source>
        <translation>卫生部门尚未批准本前台接入，记录暂存本机。</translation>
    </message>
    <message>
        <source>The hub has everything</source>
        <translation>已全部同步</translation>
    </message>
</context>
<context>
    <name>ShiftClosePage</name>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>To be done</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>供参考</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Print handover sheet and daily report</source>
        <translation>打印交接班表和日报</translation>
    </message>
    <message>
        <source>Before the shift ends</source>
        <translation>交班前</translation>
    </message>
    <message>
        <source>Shift close</source>
        <translation>交班</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) to be done.</source>
        <translation>
            <numerusform>还有 %Ln 件事要办。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is open. The shift can be handed over.</source>
        <translation>没有待办的事，可以交班。</translation>
    </message>
</context>
<context>
    <name>ShiftSummary</name>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Inspectors</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>本班</translation>
    </message>
    <message>
        <source>This shift: gates, inspectors, registered, checked, fevers</source>
        <translation>本班：检测点、检测员、登记、测温、发热</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more slip(s) of today tell no hour, and are in no shift.</source>
        <translation>
            <numerusform>今天另有 %Ln 张表单未注时刻，不计入本班。</numerusform>
        </translation>
    </message>
    <message>
        <source>No handover sheet has been printed today.</source>
        <translation>今天还没有打印交接班表。</translation>
    </message>
    <message>
        <source>Handover sheet printed at {at}, {by}</source>
        <translation>交接班表已于 {at} 打印，{by}</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Next field; in the last one, save</source>
        <translation>下一项；最后一项则保存</translation>
    </message>
    <message>
        <source>Previous field</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close; typed text is asked for first</source>
        <translation>关闭；有未保存的内容时先询问</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>In forms</source>
        <translation>填写表单时</translation>
    </message>
</context>
<context>
    <name>Shred</name>
    <message>
        <source>Print the shred list</source>
        <translation>打印销毁清单</translation>
    </message>
    <message>
        <source>Slips to shred</source>
        <translation>到期表单销毁清单</translation>
    </message>
    <message>
        <source>Print certificate {number}</source>
        <translation>打印销毁证明 {number}</translation>
    </message>
    <message>
        <source>Certificate of destruction {number}</source>
        <translation>销毁证明 {number}</translation>
    </message>
    <message>
        <source>Is the paper shredded?</source>
        <translation>纸质表单都销毁了吗？</translation>
    </message>
    <message>
        <source>Slips on the list: {slips}. Records deleted: {records}. They get a certificate of destruction, to be signed by hand. This cannot be taken back.</source>
        <translation>清单上有 {slips} 张表单，已删除 {records} 条记录。确认后出具一份销毁证明，打印后手写签名。此操作不能撤销。</translation>
    </message>
    <message>
        <source>Make the certificate</source>
        <translation>出具证明</translation>
    </message>
    <message>
        <source>Certificate {number} is made. Print and sign it.</source>
        <translation>销毁证明 {number} 已出具，请打印签名。</translation>
    </message>
</context>
<context>
    <name>ShredCertificatesDialog</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>出具日期</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Certificates of destruction</source>
        <translation>销毁证明</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
</context>
<context>
    <name>ShredDialog</name>
    <message>
        <source>Box</source>
        <translation>箱号</translation>
    </message>
    <message>
        <source>none</source>
        <translation>未装箱</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>not printed here</source>
        <translation>非本机印制</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>表单编号</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到访日期</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Slips to shred</source>
        <translation>待销毁表单</translation>
    </message>
    <message>
        <source>Slips to shred, by box and batch</source>
        <translation>待销毁表单，按箱号和批次</translation>
    </message>
    <message>
        <source>Print the list…</source>
        <translation>打印清单…</translation>
    </message>
    <message>
        <source>Earlier certificates…</source>
        <translation>历次证明…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>They are shredded…</source>
        <translation>已销毁…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slip(s) on the list of {at}. Shred them, then confirm it here.</source>
        <translation>
            <numerusform>{at} 的清单上有 %Ln 张表单。请按清单销毁，然后在此确认。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more came since and wait for the next list.</source>
        <translation>
            <numerusform>此后又有 %Ln 张到期，列入下一份清单。</numerusform>
        </translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slip(s) have lost their record and wait to be shredded. Print the list first.</source>
        <translation>
            <numerusform>%Ln 张表单的记录已删除，纸张待销毁。请先打印清单。</numerusform>
        </translation>
    </message>
    <message>
        <source>No slips wait to be shredded.</source>
        <translation>没有待销毁的表单。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) were deleted since the last certificate.</source>
        <translation>
            <numerusform>自上次出具证明以来，已删除 %Ln 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>on the list</source>
        <translation>已列入</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未列入</translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message>
        <source>Entered last and waiting</source>
        <translation>刚录入与待录</translation>
    </message>
    <message>
        <source>Just entered</source>
        <translation>刚录入</translation>
    </message>
    <message>
        <source>Slips that wait</source>
        <translation>待录表单</translation>
    </message>
    <message>
        <source>Has been here</source>
        <translation>来过的人</translation>
    </message>
    <message>
        <source>Fill in  F4</source>
        <translation>填入  F4</translation>
    </message>
    <message>
        <source>age {age}</source>
        <translation>{age} 岁</translation>
    </message>
    <message>
        <source>number ends in {ending}</source>
        <translation>证件尾号 {ending}</translation>
    </message>
    <message>
        <source>Fevers waiting: {count}</source>
        <translation>发热待处置 {count}</translation>
    </message>
    <message>
        <source>Open the worksheet</source>
        <translation>打开发热处置</translation>
    </message>
    <message>
        <source>{name} came on {day}. F4 fills in what is the same.</source>
        <translation>{name} {day}来过。按 F4 填入相同的内容。</translation>
    </message>
    <message>
        <source>No slip waits.</source>
        <translation>没有待录的表单。</translation>
    </message>
    <message numerus="yes">
        <source>{slips}: %Ln in all</source>
        <translation>
            <numerusform>{slips}，共 %Ln 张</numerusform>
        </translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
</context>
<context>
    <name>SlipMarkDialog</name>
    <message>
        <source>Void slip {serial}</source>
        <translation>作废 {serial}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>It stays with the slip at this desk, and goes when that is shredded.</source>
        <translation>只留在本机的表单记录里，表单销毁时一并删除。</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>这张表的去向</translation>
    </message>
    <message>
        <source>Put a spoiled slip into the box for entered slips: it is shredded with them.</source>
        <translation>作废的表单也放入已录表单的箱子，到期一并销毁。</translation>
    </message>
    <message>
        <source>What was typed into the form is discarded with it.</source>
        <translation>已输入的内容会一并丢弃。</translation>
    </message>
    <message>
        <source>Void the slip</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Say in a few words why.</source>
        <translation>请简单写明原因。</translation>
    </message>
</context>
<context>
    <name>SlipPrintDialog</name>
    <message>
        <source>Print blank slips</source>
        <translation>打印空白表单</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>They get the next numbers.</source>
        <translation>号码接着往下编。</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Blank slips</source>
        <translation>空白健康申报表</translation>
    </message>
    <message>
        <source>Save blank slips</source>
        <translation>保存空白表单</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Making the slips and reading every code back</source>
        <translation>正在生成表单并逐一核对二维码</translation>
    </message>
</context>
<context>
    <name>SlipUndo</name>
    <message>
        <source>Take back slip {slip}?</source>
        <translation>撤回表单 {slip}？</translation>
    </message>
    <message>
        <source>{name}: it will be as if it had not been saved. What was typed is gone, and the slip waits again.</source>
        <translation>{name}：撤回后等同未保存，已录内容不再保留，表单恢复为待录。</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>StartChoice</name>
    <message>
        <source>This PC is for</source>
        <translation>这台电脑用于</translation>
    </message>
    <message>
        <source>A new venue</source>
        <translation>新场所</translation>
    </message>
    <message>
        <source>Another desk of a venue</source>
        <translation>已有场所的另一个前台</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>One day</source>
        <translation>单日</translation>
    </message>
    <message>
        <source>Average day</source>
        <translation>日均</translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation>按星期</translation>
    </message>
    <message>
        <source>Gates and inspectors</source>
        <translation>检测点与检测员</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>查看方式</translation>
    </message>
    <message>
        <source>Reading the figures…</source>
        <translation>正在读取数据…</translation>
    </message>
    <message>
        <source>The figures of the chart</source>
        <translation>图表数据</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新统计</translation>
    </message>
    <message>
        <source>Only people whom you have checked are in these figures.</source>
        <translation>这里只有由您检测的人数。</translation>
    </message>
    <message>
        <source>Everybody at your gates is in these figures, whoever has checked them.</source>
        <translation>这里是您负责的检测点的全部人数，不论由谁检测。</translation>
    </message>
    <message>
        <source>Go to {day}</source>
        <translation>转到 {day}</translation>
    </message>
    <message>
        <source>In these days nobody was counted and no slip was entered for what is chosen above.</source>
        <translation>所选条件下，这段时间没有计数，也没有录入表单。</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>There are no figures yet for what is chosen above.</source>
        <translation>所选条件下还没有数据。</translation>
    </message>
    <message>
        <source>Nobody to show</source>
        <translation>没有到访记录</translation>
    </message>
    <message>
        <source>The figures were copied; paste them into a spreadsheet.</source>
        <translation>数据已复制，可粘贴到表格软件中。</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>Export the hourly figures</source>
        <translation>导出每小时数据</translation>
    </message>
    <message>
        <source>{rows} rows were written to {name}.</source>
        <translation>已将 {rows} 行写入 {name}。</translation>
    </message>
    <message>
        <source>Counting all hours again</source>
        <translation>正在重新统计全部时段</translation>
    </message>
    <message>
        <source>Hours whose figures were wrong and are right now: {count}.</source>
        <translation>有误的时段已改正，共 {count} 个。</translation>
    </message>
    <message>
        <source>The figures of all hours are right.</source>
        <translation>全部时段的数据都正确。</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
</context>
<context>
    <name>StayDialog</name>
    <message>
        <source>Add a stay</source>
        <translation>补充停留时间</translation>
    </message>
    <message>
        <source>Correct the stay</source>
        <translation>更正停留时间</translation>
    </message>
    <message>
        <source>For this lookup only: nothing is stored.</source>
        <translation>仅用于本次查询，不会保存。</translation>
    </message>
    <message>
        <source>For this lookup only: the declaration stays as it is.</source>
        <translation>仅用于本次查询，申报不变。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Such as 2026-11-21 or 11.21.</source>
        <translation>例如 2026-11-21 或 11.21。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>As on a slip: 10:05-11:40, 10:05, 上午. Empty if unknown.</source>
        <translation>与表单写法相同：10:05-11:40、10:05、上午。不知道就留空。</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Not known: somewhere at the venue</source>
        <translation>不清楚：在本场所某处</translation>
    </message>
    <message>
        <source>Add the stay</source>
        <translation>补充</translation>
    </message>
    <message>
        <source>Use for the lookup</source>
        <translation>用于查询</translation>
    </message>
    <message>
        <source>{gate} (retired)</source>
        <translation>{gate}（已停用）</translation>
    </message>
</context>
<context>
    <name>StayTable</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Stays of the case</source>
        <translation>病例的停留时间</translation>
    </message>
    <message>
        <source>typed in</source>
        <translation>手工补充</translation>
    </message>
    <message>
        <source>declaration, corrected</source>
        <translation>申报（已更正）</translation>
    </message>
    <message>
        <source>declaration</source>
        <translation>申报</translation>
    </message>
</context>
<context>
    <name>StaysCard</name>
    <message>
        <source>Stays of the case</source>
        <translation>病例的停留时间</translation>
    </message>
    <message>
        <source>No stay yet</source>
        <translation>还没有停留时间</translation>
    </message>
    <message>
        <source>Choose the person, or add stays by place and time. These serve the lookup only.</source>
        <translation>选择一个人，或按地点和时间补充。补充的内容仅用于查询。</translation>
    </message>
    <message>
        <source>Somebody without a declaration: stays by place and time alone.</source>
        <translation>没有申报的人：仅按地点和时间。</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>{taken} of {every} stays are looked up; the space bar ticks.</source>
        <translation>查询 {every} 段中的 {taken} 段，按空格键勾选。</translation>
    </message>
</context>
<context>
    <name>StaysFile</name>
    <message>
        <source>Save the stays for the hub’s console</source>
        <translation>保存停留时间（交同步中心控制台）</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>停留时间</translation>
    </message>
    <message>
        <source>Stays of a case</source>
        <translation>病例停留时间</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Step {number} of {count}: {title}</source>
        <translation>第 {number} 步，共 {count} 步：{title}</translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message>
        <source>By USB stick</source>
        <translation>用 U 盘传递</translation>
    </message>
    <message>
        <source>First take a new invitation of the health office, by “Join again…”.</source>
        <translation>请先在“重新接入…”里使用卫生部门新给的邀请文件。</translation>
    </message>
    <message>
        <source>The stick takes the request to join. Records that go with it: {count}. Only the hub can read them.</source>
        <translation>可导出接入申请和 {count} 条记录。U 盘上的内容已加密，只有同步中心能读。</translation>
    </message>
    <message>
        <source>Records that go with the stick: {count}. Only the hub can read them.</source>
        <translation>可导出 {count} 条记录。U 盘上的内容已加密，只有同步中心能读。</translation>
    </message>
    <message>
        <source>Nothing new waits here. A stick also brings what the other desks did.</source>
        <translation>本前台没有新记录；用 U 盘传递一次，也能取回其他前台的变动。</translation>
    </message>
    <message>
        <source>Nothing waits to be exported.</source>
        <translation>没有需要导出的记录。</translation>
    </message>
    <message>
        <source>Last exported: {when}, {count} records</source>
        <translation>上次导出：{when}，{count} 条</translation>
    </message>
    <message>
        <source>Last receipt: {when}</source>
        <translation>上次回执：{when}</translation>
    </message>
    <message>
        <source>Its receipt has not come back yet.</source>
        <translation>这次导出的回执还没有带回来。</translation>
    </message>
</context>
<context>
    <name>Strength</name>
    <message>
        <source>{count} more characters are needed.</source>
        <translation>还差 {count} 位。</translation>
    </message>
    <message>
        <source>Too easy to guess.</source>
        <translation>太容易猜到。</translation>
    </message>
    <message>
        <source>Fair. A longer one is better.</source>
        <translation>强度一般，再长一些更好。</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>强度较好。</translation>
    </message>
    <message>
        <source>Very good.</source>
        <translation>强度很好。</translation>
    </message>
</context>
<context>
    <name>StudioCanvas</name>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>scans from {metres} m</source>
        <translation>可在 {metres} 米外扫到</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>未选中元素。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln elements are selected.</source>
        <translation>
            <numerusform>已选中 %Ln 个元素。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is selected: left {left}, top {top}, width {width}, height {height} millimetres.</source>
        <translation>已选中{name}：左 {left}，上 {top}，宽 {width}，高 {height} 毫米。</translation>
    </message>
</context>
<context>
    <name>StudioChecks</name>
    <message>
        <source>Add a code</source>
        <translation>添加码</translation>
    </message>
    <message>
        <source>Enlarge the code</source>
        <translation>放大码</translation>
    </message>
    <message>
        <source>Move it off</source>
        <translation>移开</translation>
    </message>
    <message>
        <source>Take the gate’s code</source>
        <translation>改用检测点的码</translation>
    </message>
    <message>
        <source>Move it inside</source>
        <translation>移到页边距内</translation>
    </message>
    <message>
        <source>Make it smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Take another colour</source>
        <translation>换颜色</translation>
    </message>
    <message>
        <source>Make it fit</source>
        <translation>调到放得下</translation>
    </message>
    <message>
        <source>Make the logo smaller</source>
        <translation>缩小标志</translation>
    </message>
    <message>
        <source>Give a short name</source>
        <translation>填写简称</translation>
    </message>
</context>
<context>
    <name>StudioChecksCard</name>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more finding(s)</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Four modules of quiet around the code</source>
        <translation>四周留白 4 个模块</translation>
    </message>
    <message>
        <source>Scans from {distance} m away</source>
        <translation>可在 {distance} 米外扫到</translation>
    </message>
    <message numerus="yes">
        <source>Nothing to mend at %Ln gate(s)</source>
        <translation>
            <numerusform>%Ln 个检测点都没有问题</numerusform>
        </translation>
    </message>
    <message>
        <source>{gate}: {finding}</source>
        <translation>{gate}：{finding}</translation>
    </message>
</context>
<context>
    <name>StudioChoosers</name>
    <message>
        <source>Gate whose poster is shown</source>
        <translation>正在看哪个检测点的海报</translation>
    </message>
    <message>
        <source>Language of the poster</source>
        <translation>海报语言</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>双语</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>{action}: {what}</source>
        <translation>{action}：{what}</translation>
    </message>
</context>
<context>
    <name>StudioColours</name>
    <message>
        <source>Ink</source>
        <translation>墨色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Mint</source>
        <translation>浅绿</translation>
    </message>
    <message>
        <source>Cream</source>
        <translation>米黄</translation>
    </message>
    <message>
        <source>Ochre</source>
        <translation>赭</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>棕</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑</translation>
    </message>
</context>
<context>
    <name>StudioPage</name>
    <message>
        <source>Select an element first.</source>
        <translation>请先选择一个元素。</translation>
    </message>
    <message>
        <source>Select at least {count} elements first.</source>
        <translation>请先选择至少 {count} 个元素。</translation>
    </message>
    <message>
        <source>There is no simple mend for this. Move or change it by hand.</source>
        <translation>无法自动调整，请手动移动或修改。</translation>
    </message>
    <message>
        <source>This element is locked. Unlock it first.</source>
        <translation>该元素已锁定，请先解锁。</translation>
    </message>
    <message>
        <source>New layout</source>
        <translation>新版式</translation>
    </message>
    <message>
        <source>Changes to “{name}” that were not saved are back.</source>
        <translation>已恢复“{name}”上次没有保存的修改。</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>放弃这些修改</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>The poster</source>
        <translation>海报</translation>
    </message>
    <message>
        <source>No gate is in use</source>
        <translation>没有在用的检测点</translation>
    </message>
    <message>
        <source>A poster is that of a gate. Add one on the Venue page, then lay its poster out here.</source>
        <translation>海报属于检测点。请先在“场所”页添加检测点，再来编辑版式。</translation>
    </message>
    <message>
        <source>Add a gate</source>
        <translation>添加检测点</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>{name} (a copy of your own)</source>
        <translation>{name}（自己的副本）</translation>
    </message>
    <message>
        <source>Edit layout</source>
        <translation>编辑版式</translation>
    </message>
    <message>
        <source>Select one text first.</source>
        <translation>请先选择一段文字。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>No elements were copied.</source>
        <translation>还没有复制过元素。</translation>
    </message>
</context>
<context>
    <name>SymptomEntry</name>
    <message>
        <source>Symptoms</source>
        <translation>症状</translation>
    </message>
    <message>
        <source>0 None</source>
        <translation>0 无</translation>
    </message>
    <message>
        <source>Which symptom</source>
        <translation>哪种症状</translation>
    </message>
    <message>
        <source>Other symptom</source>
        <translation>其他症状</translation>
    </message>
</context>
<context>
    <name>SyncApart</name>
    <message>
        <source>Declaration</source>
        <translation>申报</translation>
    </message>
    <message>
        <source>Fever</source>
        <translation>发热处置单</translation>
    </message>
    <message>
        <source>Visitor card</source>
        <translation>便民卡</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>保存期</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>海报</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>表单批次</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Tally sheet</source>
        <translation>检测计数表</translation>
    </message>
    <message>
        <source>Shredding</source>
        <translation>表单销毁</translation>
    </message>
    <message>
        <source>To be seen to</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Kept for later</source>
        <translation>暂存</translation>
    </message>
    <message>
        <source>Past its time</source>
        <translation>已过保存期</translation>
    </message>
</context>
<context>
    <name>SyncEnrol</name>
    <message>
        <source>Leave the present hub?</source>
        <translation>要更换同步中心吗？</translation>
    </message>
    <message>
        <source>Another hub answers at {url}. This desk would belong to that one and send it everything from the beginning; what the present hub has stays there.</source>
        <translation>{url} 上是另一个同步中心。更换后，本前台归它管理，全部记录会从头上传一遍；原来的同步中心里的记录不受影响。</translation>
    </message>
    <message>
        <source>This invitation is of another hub. This desk would belong to that one and send it everything from the beginning; what the present hub has stays there.</source>
        <translation>这份邀请文件来自另一个同步中心。更换后，本前台归它管理，全部记录会从头上传一遍；原来的同步中心里的记录不受影响。</translation>
    </message>
    <message>
        <source>Move to this hub</source>
        <translation>更换到这个同步中心</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>This desk belongs to no hub yet, so there is nothing that a receipt confirms.</source>
        <translation>本前台尚未接入同步中心，没有可由回执确认的记录。</translation>
    </message>
    <message>
        <source>Only the manager can let this desk join a hub.</source>
        <translation>只有管理员能让本前台接入同步中心。</translation>
    </message>
    <message>
        <source>Drop the receipt or the invitation of the health office</source>
        <translation>松开鼠标，读取卫生部门的回执或邀请文件</translation>
    </message>
    <message>
        <source>This is a bundle for the hub. Take it to the health office; what comes back is a receipt.</source>
        <translation>这是交给同步中心的同步包，请带到卫生部门，带回来的才是回执。</translation>
    </message>
    <message>
        <source>Export to USB…</source>
        <translation>导出到 U 盘…</translation>
    </message>
    <message>
        <source>Take the receipt…</source>
        <translation>读取回执…</translation>
    </message>
    <message>
        <source>Join again…</source>
        <translation>重新接入…</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>What the hub has of this desk</source>
        <translation>本前台的记录是否都已同步</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Sending to the hub</source>
        <translation>正在上传到同步中心</translation>
    </message>
    <message>
        <source>This desk has joined the hub.</source>
        <translation>本前台已接入同步中心。</translation>
    </message>
    <message>
        <source>The invitation is kept. Export to a USB stick now: with it this desk asks to join.</source>
        <translation>邀请文件已读取。现在请导出到 U 盘，本前台的接入申请会一并写入。</translation>
    </message>
    <message>
        <source>Saved. The other desks show the name after the next sync.</source>
        <translation>已保存，其他前台同步后会显示这个名称。</translation>
    </message>
    <message>
        <source>Export to a USB stick</source>
        <translation>导出到 U 盘</translation>
    </message>
    <message>
        <source>Bundles for the hub</source>
        <translation>同步包</translation>
    </message>
    <message>
        <source>Writing the bundle</source>
        <translation>正在写入同步包</translation>
    </message>
    <message>
        <source>The request to join and {count} records are in {path}. Take the stick to the health office and bring the receipt back; until then everything stays at this desk.</source>
        <translation>接入申请和 {count} 条记录已写入 {path}。请把 U 盘送到卫生部门，再把回执带回来；在此之前，所有内容都保存在本机。</translation>
    </message>
    <message>
        <source>{count} records are in {path}. Take the stick to the health office and bring the receipt back; until then everything stays at this desk.</source>
        <translation>{count} 条记录已写入 {path}。请把 U 盘送到卫生部门，再把回执带回来；在此之前，所有内容都保存在本机。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Take the receipt from a USB stick</source>
        <translation>读取 U 盘上的回执</translation>
    </message>
    <message>
        <source>Receipts of the hub</source>
        <translation>同步中心的回执</translation>
    </message>
    <message>
        <source>The health office has let this desk in, and the hub has confirmed {count} records.</source>
        <translation>卫生部门已批准本前台接入，同步中心确认收到 {count} 条记录。</translation>
    </message>
    <message>
        <source>The hub has confirmed {count} more records.</source>
        <translation>回执有效，同步中心又确认收到 {count} 条记录。</translation>
    </message>
    <message>
        <source>The receipt is genuine. The hub has confirmed nothing that was not known already.</source>
        <translation>回执有效，但没有新确认的记录。</translation>
    </message>
    <message>
        <source>Corrected. The correction is sent with the next sync.</source>
        <translation>已更正，下次同步时上传。</translation>
    </message>
</context>
<context>
    <name>SyncStatusCard</name>
    <message>
        <source>Last sync</source>
        <translation>上次同步</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>还没有同步过</translation>
    </message>
    <message>
        <source>Waiting since</source>
        <translation>最早待同步</translation>
    </message>
    <message>
        <source>Next sync</source>
        <translation>下次同步</translation>
    </message>
    <message>
        <source>In the hub’s backup</source>
        <translation>同步中心已备份</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>With the next USB stick</source>
        <translation>下次用 U 盘传递时</translation>
    </message>
    <message>
        <source>Only with “Sync now”: automatic sync is switched off.</source>
        <translation>自动同步已关闭，需要点“立即同步”。</translation>
    </message>
    <message>
        <source>At {time}, by itself</source>
        <translation>{time} 自动进行</translation>
    </message>
    <message>
        <source>Soon, by itself</source>
        <translation>稍后自动进行</translation>
    </message>
    <message>
        <source>By itself, soon after the next entry</source>
        <translation>有新记录后自动进行</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nothing yet; what is sent stays here as well until then.</source>
        <translation>尚未备份。在此之前，已上传的内容本机也会保留。</translation>
    </message>
    <message>
        <source>{safe} of {all} records</source>
        <translation>{safe} 条，共 {all} 条</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>The hub did not let this desk in</source>
        <translation>同步中心没有同意本前台接入</translation>
    </message>
    <message>
        <source>The health office has revoked this desk</source>
        <translation>本前台已被卫生部门停用</translation>
    </message>
    <message>
        <source>The hub does not know this desk any more</source>
        <translation>同步中心已没有本前台的登记</translation>
    </message>
    <message>
        <source>There are two copies of this desk</source>
        <translation>本前台的记录与同步中心不一致</translation>
    </message>
    <message>
        <source>Another hub answers</source>
        <translation>应答的是另一个同步中心</translation>
    </message>
    <message>
        <source>The hub could not prove who it is</source>
        <translation>无法确认同步中心的身份</translation>
    </message>
    <message>
        <source>No hub answers at this address</source>
        <translation>这个网址上没有同步中心</translation>
    </message>
    <message>
        <source>This program is too old for the hub</source>
        <translation>本程序版本太旧</translation>
    </message>
    <message>
        <source>The hub is too old for this program</source>
        <translation>同步中心版本太旧</translation>
    </message>
    <message>
        <source>A record is too large to be sent</source>
        <translation>有一条记录太大，无法上传</translation>
    </message>
    <message>
        <source>The hub refused what this desk sent</source>
        <translation>同步中心拒绝接收</translation>
    </message>
    <message>
        <source>Records waiting: {count}</source>
        <translation>{count} 条待同步</translation>
    </message>
    <message>
        <source>They go with the next USB stick. Everything stays at this desk as well.</source>
        <translation>下次用 U 盘传递时会一并带走，本机也一直保留。</translation>
    </message>
    <message>
        <source>Waiting for the health office’s approval</source>
        <translation>等待卫生部门批准</translation>
    </message>
    <message>
        <source>The request to join is on its way</source>
        <translation>接入申请已写入 U 盘</translation>
    </message>
    <message>
        <source>Not joined yet</source>
        <translation>尚未接入</translation>
    </message>
    <message>
        <source>A USB stick has to go first</source>
        <translation>请先用 U 盘送出接入申请</translation>
    </message>
    <message>
        <source>They are sent by themselves when a network is there. Everything stays at this desk as well.</source>
        <translation>有网络时会自动上传，本机也会一直保留。</translation>
    </message>
    <message>
        <source>Everything is synced, {count} to be seen to</source>
        <translation>已全部同步，{count} 条待处理</translation>
    </message>
    <message>
        <source>The hub has confirmed all records. What somebody should see to stands below.</source>
        <translation>同步中心已确认收到全部记录。需要处理的内容列在下面。</translation>
    </message>
    <message>
        <source>The hub has confirmed every record of this desk with its signature.</source>
        <translation>同步中心已出具签名回执，确认收到本前台的全部记录。</translation>
    </message>
    <message>
        <source>Everything is synced</source>
        <translation>已全部同步</translation>
    </message>
</context>
<context>
    <name>TableCopy</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the whole table</source>
        <translation>复制整个表格</translation>
    </message>
</context>
<context>
    <name>TemplateActions</name>
    <message>
        <source>{name} (own)</source>
        <translation>{name}（自己的）</translation>
    </message>
    <message>
        <source>Save the layout as a file</source>
        <translation>导出版式文件</translation>
    </message>
    <message>
        <source>Poster layout</source>
        <translation>海报版式</translation>
    </message>
    <message>
        <source>Add a layout from a file</source>
        <translation>导入版式文件</translation>
    </message>
</context>
<context>
    <name>TemplateCard</name>
    <message>
        <source>Template</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>Language of the posters</source>
        <translation>海报语言</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>双语</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>Manage templates…</source>
        <translation>管理版式…</translation>
    </message>
</context>
<context>
    <name>TextPart</name>
    <message>
        <source>Insert a field</source>
        <translation>插入字段</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>These are the words of a step. They are changed on the Venue page, for all posters.</source>
        <translation>这是步骤文字，在“场所”页统一修改，所有海报一起变。</translation>
    </message>
    <message>
        <source>Insert a field…</source>
        <translation>插入字段…</translation>
    </message>
    <message>
        <source>Make it a text of its own</source>
        <translation>改为独立文字</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>样式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Least size</source>
        <translation>最小字号</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>粗细</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>水平</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>垂直</translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation>行距</translation>
    </message>
    <message>
        <source>Lines at most</source>
        <translation>最多行数</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>粗体</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>There is no field {{{name}}}. Choose one from the list below.</source>
        <translation>没有字段 {{{name}}}，请从下面的列表中选择。</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>The case’s stays by day and gate; the table below says the same</source>
        <translation>病例各日各检测点的停留时间，内容与下表相同</translation>
    </message>
    <message>
        <source>gate not known</source>
        <translation>检测点不清楚</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Fever</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Symptoms</source>
        <translation>症状</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>海报</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Register the venue</source>
        <translation>登记场所</translation>
    </message>
    <message>
        <source>Add the inspectors</source>
        <translation>添加检测员</translation>
    </message>
    <message>
        <source>Assign inspectors to gates</source>
        <translation>为检测点安排检测员</translation>
    </message>
    <message>
        <source>Print a poster for every gate</source>
        <translation>为每个检测点打印海报</translation>
    </message>
    <message>
        <source>{count} more wait</source>
        <translation>另有 {count} 人在等候</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>姓名未知</translation>
    </message>
    <message>
        <source>{who} {value} °C when measured again, {gate}, since {at}</source>
        <translation>{who} 复测 {value} ℃，{gate}，{at} 起</translation>
    </message>
    <message>
        <source>{who} {value} °C, {gate}, waits since {at}</source>
        <translation>{who} {value} ℃，{gate}，{at} 起等候</translation>
    </message>
    <message>
        <source>{who}, {gate}, waits since {at}</source>
        <translation>{who}，{gate}，{at} 起等候</translation>
    </message>
    <message>
        <source>{who} told symptoms, {gate}, waits since {at}</source>
        <translation>{who} 有症状，{gate}，{at} 起等候</translation>
    </message>
    <message>
        <source>{name} has left a note, {at}</source>
        <translation>{name}有话留给本班，{at}</translation>
    </message>
    <message>
        <source>{count} handed out and not entered</source>
        <translation>{count} 张已发出未录入</translation>
    </message>
    <message>
        <source>The health office asks you to sync soon. Records to send: {count}</source>
        <translation>卫生部门请您尽快同步，还有 {count} 条记录未上传</translation>
    </message>
    <message>
        <source>{gate}: out of date, print it again</source>
        <translation>{gate}：信息已改，海报待重印</translation>
    </message>
    <message>
        <source>Posters out of date: {count}</source>
        <translation>{count} 张海报待重印</translation>
    </message>
    <message>
        <source>Gates without a poster: {count}</source>
        <translation>{count} 个检测点还没有海报</translation>
    </message>
    <message>
        <source>{gate}: saved as PDF, not printed</source>
        <translation>{gate}：已存 PDF，尚未打印</translation>
    </message>
    <message>
        <source>Posters saved as PDF, not printed: {count}</source>
        <translation>已存 PDF、尚未打印的海报：{count} 张</translation>
    </message>
    <message>
        <source>Printed, not yet seen on the wall: {count}</source>
        <translation>已打印、尚未核对张贴：{count} 张</translation>
    </message>
    <message>
        <source>Old codes are still scanned: {count} people in {days} days</source>
        <translation>仍有人扫旧码：{days} 天内 {count} 人</translation>
    </message>
    <message>
        <source>Gates without an inspector: {count}</source>
        <translation>{count} 个检测点还没有检测员</translation>
    </message>
    <message>
        <source>{program} keeps the desk’s folder in step: move it elsewhere</source>
        <translation>{program} 在同步前台的数据文件夹，请移到别处</translation>
    </message>
    <message>
        <source>There is no backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>The last good backup is of {when}</source>
        <translation>最近一份完好的备份是 {when} 的</translation>
    </message>
    <message>
        <source>The place of the second backup is not there: put the stick in</source>
        <translation>找不到第二份备份的存放处：请插入 U 盘</translation>
    </message>
    <message>
        <source>The second place has had no new backup for more than two days</source>
        <translation>第二存放处已超过两天没有新备份</translation>
    </message>
    <message>
        <source>Slips to be shredded: {count}</source>
        <translation>{count} 张到期表单待销毁</translation>
    </message>
    <message>
        <source>Records to be deleted within a week: {count}, the first on {day}</source>
        <translation>一周内有 {count} 条记录到期删除，最早 {day}</translation>
    </message>
    <message>
        <source>VenueDesk was updated to version {version}</source>
        <translation>场所码前台已更新到 {version} 版</translation>
    </message>
    <message>
        <source>What’s new</source>
        <translation>新功能</translation>
    </message>
    <message>
        <source>Everything that inspectors did is entered.</source>
        <translation>检测员的操作均已录入。</translation>
    </message>
    <message>
        <source>I know of it</source>
        <translation>我已知晓</translation>
    </message>
    <message>
        <source>{gate}: print the first poster</source>
        <translation>{gate}：还没有打印海报</translation>
    </message>
    <message>
        <source>From gates, not taken over: {count}</source>
        <translation>检测点未能录入的操作：{count} 项</translation>
    </message>
    <message>
        <source>{count} records to send</source>
        <translation>{count} 条记录待同步</translation>
    </message>
    <message>
        <source>Visitors can register themselves: choose whether the codes lead to the hub</source>
        <translation>来访者可以自己扫码登记，请选择是否改用同步中心的网址</translation>
    </message>
    <message>
        <source>{gate}: no inspector is assigned</source>
        <translation>{gate}：还没有安排检测员</translation>
    </message>
</context>
<context>
    <name>TodayChart</name>
    <message>
        <source>Checked by me, by the hour</source>
        <translation>每小时由我检测</translation>
    </message>
    <message>
        <source>People by the hour</source>
        <translation>每小时到访</translation>
    </message>
    <message>
        <source>Nobody has come yet today</source>
        <translation>今天还没有人到访</translation>
    </message>
    <message>
        <source>Whoever is counted at a gate or entered in the green channel shows here, hour by hour.</source>
        <translation>检测点计数和绿色通道登记的人，会按小时显示在这里。</translation>
    </message>
    <message>
        <source>Count at a gate</source>
        <translation>去计数</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other gate(s)</source>
        <translation>
            <numerusform>其他 %Ln 个检测点</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayFigures</name>
    <message>
        <source>Checked by me today</source>
        <translation>今日由我检测</translation>
    </message>
    <message>
        <source>People today</source>
        <translation>今日到访</translation>
    </message>
    <message>
        <source>Checked by me, {since}:00–{until}:00</source>
        <translation>由我检测 {since}:00–{until}:00</translation>
    </message>
    <message>
        <source>This hour, {since}:00–{until}:00</source>
        <translation>本小时 {since}:00–{until}:00</translation>
    </message>
    <message>
        <source>Green channel visits by me today</source>
        <translation>绿色通道今日由我登记</translation>
    </message>
    <message>
        <source>Green channel visits today</source>
        <translation>绿色通道今日到访</translation>
    </message>
    <message numerus="yes">
        <source>%Ln typed in today</source>
        <translation>
            <numerusform>今日已录 %Ln 份</numerusform>
        </translation>
    </message>
    <message>
        <source>No figures of a week before</source>
        <translation>上周没有可比的数字</translation>
    </message>
    <message>
        <source>No whole hour to compare yet</source>
        <translation>还没有满一小时，暂不比较</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slip(s) not entered</source>
        <translation>
            <numerusform>未录入表单 %Ln 张</numerusform>
        </translation>
    </message>
    <message>
        <source>No slips are out</source>
        <translation>没有未录入的表单</translation>
    </message>
    <message>
        <source>By {hour}:00, {change}</source>
        <translation>截至 {hour}:00 {change}</translation>
    </message>
    <message>
        <source>{count} in the whole hour, {before}</source>
        <translation>{before}该时段 {count}</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>没有人在等候</translation>
    </message>
    <message>
        <source>{gate}, since {at}</source>
        <translation>{gate} {at} 起</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Inspectors</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>At the gates, checked by me</source>
        <translation>在岗（由我检测）</translation>
    </message>
    <message>
        <source>At the gates</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>At the gates: inspectors, and people checked by me today</source>
        <translation>在岗：检测员和今日由我检测的人数</translation>
    </message>
    <message>
        <source>At the gates: inspectors and people today</source>
        <translation>在岗：各检测点的检测员和今日人数</translation>
    </message>
    <message>
        <source>To try in the first week</source>
        <translation>第一周试一试</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要留意</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>一切就绪，没有待办事项。</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
</context>
<context>
    <name>TodoEntry</name>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
</context>
<context>
    <name>ToolColumn</name>
    <message>
        <source>Ready blocks</source>
        <translation>成块内容</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>码</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>框</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>圆</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>成块</translation>
    </message>
    <message>
        <source>Draw it on the page, or press {key} to put it in the middle</source>
        <translation>在页面上拖出，或按 {key} 放在页面中央</translation>
    </message>
</context>
<context>
    <name>TotalsView</name>
    <message>
        <source>Gates</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Inspectors</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>My gates, whoever has checked</source>
        <translation>我的检测点（不论由谁检测）</translation>
    </message>
    <message>
        <source>Checked by me</source>
        <translation>由我检测</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Enter a slip of somebody made up</source>
        <translation>录一张虚构的表单</translation>
    </message>
    <message>
        <source>Count a few people at a gate</source>
        <translation>在检测点计几个人</translation>
    </message>
    <message>
        <source>Print a poster, or save it as PDF</source>
        <translation>打印一张海报，或存为 PDF</translation>
    </message>
    <message>
        <source>Look up who was here at the same time as somebody</source>
        <translation>查一查与某人同时段在场的人</translation>
    </message>
    <message>
        <source>Have a backup made</source>
        <translation>做一份备份</translation>
    </message>
    <message>
        <source>Put this list away</source>
        <translation>收起这份清单</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>试用</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
</context>
<context>
    <name>TypeField</name>
    <message>
        <source>Choose with ↓, or type to find</source>
        <translation>按 ↓ 选择，或输入查找</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>Files of the desk are damaged.</source>
        <translation>前台的文件已损坏。</translation>
    </message>
    <message>
        <source>Too many wrong passwords. You can try again in {time}.</source>
        <translation>密码错误次数过多，{time} 后可以再试。</translation>
    </message>
</context>
<context>
    <name>UnlockScreen</name>
    <message>
        <source>VenueDesk</source>
        <translation>场所码前台</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>打开前台</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Forgot the password</source>
        <translation>忘记密码</translation>
    </message>
    <message>
        <source>Put the desk right…</source>
        <translation>修复前台…</translation>
    </message>
    <message>
        <source>Switch between Chinese and English</source>
        <translation>切换中文和英文</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>大写锁定已打开。</translation>
    </message>
</context>
<context>
    <name>VenueEditDialog</name>
    <message>
        <source>Edit the venue’s details</source>
        <translation>修改场所信息</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>保存修改</translation>
    </message>
</context>
<context>
    <name>VenueForm</name>
    <message>
        <source>Region, down to the street or town</source>
        <translation>所在区域（选到乡镇或街道）</translation>
    </message>
    <message>
        <source>Detailed address</source>
        <translation>详细地址</translation>
    </message>
    <message>
        <source>Type of venue</source>
        <translation>场所类型</translation>
    </message>
    <message>
        <source>Full legal name</source>
        <translation>单位全称</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Website that a scan opens</source>
        <translation>场所码网址（扫码后打开）</translation>
    </message>
    <message>
        <source>Short name for posters (optional)</source>
        <translation>海报简称（选填）</translation>
    </message>
    <message>
        <source>On posters in place of the full name, which stays on all other papers.</source>
        <translation>海报上用它代替全称；其他打印件仍用全称。</translation>
    </message>
    <message>
        <source>Opening hours (optional)</source>
        <translation>开放时间（选填）</translation>
    </message>
    <message>
        <source>A slip with a time outside them is asked about before it is saved.</source>
        <translation>到访时间不在开放时间内的，保存前会提示核对。</translation>
    </message>
    <message>
        <source>Mon–Fri 08:00–12:00, 14:30–17:30; Sat 08:00–12:00</source>
        <translation>周一至周五 08:00–12:00、14:30–17:30；周六 08:00–12:00</translation>
    </message>
    <message>
        <source>Where people with a fever go (optional)</source>
        <translation>发热处置点（选填）</translation>
    </message>
    <message>
        <source>The visitors’ page sends whoever has a symptom there, and fever worksheets begin with it.</source>
        <translation>来访者扫码登记时填了症状，页面会请其前往此处；发热处置单也以此处为默认等候地点。</translation>
    </message>
    <message>
        <source>Such as: the tent left of the main entrance</source>
        <translation>例如：正门左侧的帐篷</translation>
    </message>
    <message>
        <source>Road and number, building, floor</source>
        <translation>路名门牌、楼栋、楼层</translation>
    </message>
    <message>
        <source>As on the licence: no short name, no address</source>
        <translation>与执照一致，不写简称，不写地址</translation>
    </message>
    <message>
        <source>Domain name, from the health-code platform</source>
        <translation>域名，由健康码平台提供</translation>
    </message>
    <message>
        <source>The name is right as it is</source>
        <translation>名称无误，就用这个</translation>
    </message>
    <message>
        <source>There is none yet</source>
        <translation>暂时没有</translation>
    </message>
    <message>
        <source>Our own codes open nothing until there is a website. Adopt the official code, or fill this in later.</source>
        <translation>有网址之前，扫本场所码打不开页面。可以采用官方场所码，或以后再填。</translation>
    </message>
</context>
<context>
    <name>VenueHistory</name>
    <message>
        <source>Name</source>
        <translation>单位全称</translation>
    </message>
    <message>
        <source>Short name for posters</source>
        <translation>海报简称</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>所在区域</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>详细地址</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>场所码网址</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Scans count as visits from</source>
        <translation>按扫码计到访，起始日</translation>
    </message>
    <message>
        <source>Where people with a fever go</source>
        <translation>发热处置点</translation>
    </message>
    <message>
        <source>Health code</source>
        <translation>健康码</translation>
    </message>
    <message>
        <source>Name of the health code</source>
        <translation>健康码名称</translation>
    </message>
    <message>
        <source>Travel card</source>
        <translation>行程卡</translation>
    </message>
    <message>
        <source>Steps on posters, in Chinese</source>
        <translation>海报步骤（中文）</translation>
    </message>
    <message>
        <source>Steps on posters, in English</source>
        <translation>海报步骤（英文）</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>{when} · {who}</source>
        <translation>{when} · {who}</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>出示</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>不出示</translation>
    </message>
    <message>
        <source>(as usual)</source>
        <translation>（默认）</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <translation>{field}：{before} → {after}</translation>
    </message>
</context>
<context>
    <name>VenueHistoryDialog</name>
    <message>
        <source>History of the venue’s details</source>
        <translation>场所信息修改记录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>还没有修改</translation>
    </message>
    <message>
        <source>The details are still as they were registered.</source>
        <translation>信息与登记时一致。</translation>
    </message>
</context>
<context>
    <name>VenuePage</name>
    <message>
        <source>Details</source>
        <translation>场所信息</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Part of the page</source>
        <translation>页面分区</translation>
    </message>
    <message numerus="yes">
        <source>%Ln gate(s)</source>
        <translation>
            <numerusform>%Ln 个检测点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln 名成员</numerusform>
        </translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>The details were saved. Posters may need a new print.</source>
        <translation>场所信息已保存，海报可能需要重印。</translation>
    </message>
    <message>
        <source>Go to posters</source>
        <translation>去海报页</translation>
    </message>
    <message>
        <source>The hub offers no other address for the codes.</source>
        <translation>同步中心没有给出其他网址，场所码不用改。</translation>
    </message>
    <message>
        <source>Replace the declaration code?</source>
        <translation>更换场所申报码？</translation>
    </message>
    <message>
        <source>The old code binds nobody any more; tell your inspectors the new one. Whoever is bound already stays bound, and posters stay valid.</source>
        <translation>旧申报码将不能再用来绑定，请把新的告诉检测员。已绑定的人不受影响，海报仍然有效。</translation>
    </message>
    <message>
        <source>Replace the code</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>The declaration code was replaced.</source>
        <translation>场所申报码已更换。</translation>
    </message>
    <message>
        <source>The official code was adopted. Print the posters again.</source>
        <translation>已采用官方场所码，请重新打印海报。</translation>
    </message>
    <message>
        <source>Print our own codes again?</source>
        <translation>改回本场所码？</translation>
    </message>
    <message>
        <source>Posters with the official code are out of date then and have to be replaced.</source>
        <translation>印有官方码的海报需要全部更换。</translation>
    </message>
    <message>
        <source>Print our own codes</source>
        <translation>改回</translation>
    </message>
    <message>
        <source>Make a new recovery code?</source>
        <translation>重做恢复码？</translation>
    </message>
    <message>
        <source>The old sheet opens nothing any more: tear it up. The new code is shown once.</source>
        <translation>旧的恢复单将作废，请撕毁。新的恢复码只显示一次。</translation>
    </message>
    <message>
        <source>Make a new code</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>The manager’s role was handed over. You are a front-desk clerk now.</source>
        <translation>管理员已移交，您现在是前台人员。</translation>
    </message>
</context>
<context>
    <name>VenueSheet</name>
    <message>
        <source>Print the venue sheet</source>
        <translation>打印场所信息单</translation>
    </message>
    <message>
        <source>Venue sheet</source>
        <translation>场所信息单</translation>
    </message>
</context>
<context>
    <name>VenueStep</name>
    <message>
        <source>Venue</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>Which venue is this desk for? Have the licence at hand.</source>
        <translation>本前台用于哪个场所？请对照营业执照或登记证书填写。</translation>
    </message>
</context>
<context>
    <name>VisitTable</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Stays of the person</source>
        <translation>此人的停留时间</translation>
    </message>
</context>
<context>
    <name>VisitWords</name>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>about {hour}:00</source>
        <translation>{hour} 时许</translation>
    </message>
    <message>
        <source>{start}–{end} next day</source>
        <translation>{start}–次日 {end}</translation>
    </message>
</context>
<context>
    <name>VisitsCard</name>
    <message>
        <source>Visitors who scan the code</source>
        <translation>扫码的来访者</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>Who scans is mostly counted at the gate too, so only one of the two counts; the other is shown beside it. Holds for all desks of the venue.</source>
        <translation>扫码的人多半也在检测点计了数，所以只取一种计入到访，另一种并列显示、不相加。对本场所的所有前台生效。</translation>
    </message>
    <message>
        <source>Scans count since {day}.</source>
        <translation>自{day}起按扫码计。</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>Visits at the gates</source>
        <translation>检测点到访按</translation>
    </message>
</context>
<context>
    <name>WallRound</name>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Old code</source>
        <translation>旧码</translation>
    </message>
    <message>
        <source>Another gate’s</source>
        <translation>其他检测点的码</translation>
    </message>
    <message>
        <source>Not ours</source>
        <translation>非本场所</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>没有码</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>未核查</translation>
    </message>
    <message>
        <source>{gate}: the right code.</source>
        <translation>{gate}：码正确。</translation>
    </message>
    <message>
        <source>{gate}: an old code. Take the poster down and print it again.</source>
        <translation>{gate}：这是旧码，请取下海报并重新打印。</translation>
    </message>
    <message>
        <source>{gate}: the code of {other} hangs here. Hang the right poster, and look at {other} too.</source>
        <translation>{gate}：这里贴的是 {other} 的码。请换上正确的海报，并去 {other} 看一看。</translation>
    </message>
    <message>
        <source>{gate}: this code is not from this venue. Somebody may have pasted it over the real one: take it down, do not scan it with a phone, and tell the manager.</source>
        <translation>{gate}：这个码不是本场所的，可能有人把它贴在了真码上面。请揭下，不要用手机扫，并告知管理员。</translation>
    </message>
    <message>
        <source>{gate}: no code hangs there. Print a poster for it.</source>
        <translation>{gate}：没有贴码，请为它打印海报。</translation>
    </message>
    <message>
        <source>Somewhere</source>
        <translation>位置不明</translation>
    </message>
</context>
<context>
    <name>WallRoundDialog</name>
    <message>
        <source>Drop photos or a folder of them to read their codes</source>
        <translation>将照片或照片文件夹拖到此处，读取其中的码</translation>
    </message>
    <message>
        <source>Print the report of the round</source>
        <translation>打印巡查记录</translation>
    </message>
    <message>
        <source>Round of the venue codes {day}</source>
        <translation>场所码巡查记录 {day}</translation>
    </message>
    <message>
        <source>The round goes on where it was stopped: gates looked at: {count}.</source>
        <translation>接着上次的巡查，已核查 {count} 个检测点。</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Photos read: {photos}, codes found: {codes}, of these not ours: {strange}. Take those down and tell the manager.</source>
        <translation>已读取 {photos} 张照片，找到 {codes} 个码，其中 {strange} 个不是本场所的。请揭下并告知管理员。</translation>
    </message>
    <message>
        <source>Photos read: {photos}, codes found: {codes}, photos without one: {without}.</source>
        <translation>已读取 {photos} 张照片，找到 {codes} 个码，{without} 张照片没有读到码。</translation>
    </message>
    <message>
        <source>Finish before every gate was looked at?</source>
        <translation>还有检测点未核查，是否完成？</translation>
    </message>
    <message>
        <source>Gates not looked at: {count}. The report says so.</source>
        <translation>{count} 个检测点未核查，记录中会注明。</translation>
    </message>
    <message>
        <source>Finish the round</source>
        <translation>完成巡查</translation>
    </message>
</context>
<context>
    <name>WallRow</name>
    <message>
        <source>Compare the number at the foot of the poster.</source>
        <translation>请对照海报左下角的编号。</translation>
    </message>
    <message>
        <source>It hangs there: No. {serial}</source>
        <translation>确认已张贴：编号 {serial}</translation>
    </message>
    <message>
        <source>The poster with number {serial} hangs at {gate}</source>
        <translation>{gate}张贴的是 {serial} 号海报</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
</context>
<context>
    <name>WayChoice</name>
    <message>
        <source>How this PC joins</source>
        <translation>接入方式</translation>
    </message>
    <message>
        <source>Over the network</source>
        <translation>联网接入</translation>
    </message>
    <message>
        <source>By USB stick</source>
        <translation>用 U 盘接入</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Close without making the desk?</source>
        <translation>还没有建立前台，确定关闭？</translation>
    </message>
    <message>
        <source>What you typed is lost.</source>
        <translation>已填写的内容将丢失。</translation>
    </message>
    <message>
        <source>Put a backup back instead?</source>
        <translation>改为恢复备份？</translation>
    </message>
    <message>
        <source>Give the request up?</source>
        <translation>撤销这份接入申请？</translation>
    </message>
    <message>
        <source>Its answer will be of no use then. The invitation can be used again unless the desk was let in with it.</source>
        <translation>撤销后，即使收到答复也不再有效。如果卫生部门还没有凭这份邀请文件批准接入，邀请文件仍可再用。</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>撤销申请</translation>
    </message>
    <message>
        <source>Close before the recovery code is kept?</source>
        <translation>还没有保存恢复码，确定关闭？</translation>
    </message>
    <message>
        <source>The desk is made, but this code is not shown again. You can make a new one on the Venue page.</source>
        <translation>前台已建好，但这个恢复码不会再显示。您可以在“场所”页重做一个。</translation>
    </message>
    <message>
        <source>The invitation is filled in for a further desk of a venue. For the first desk of a venue choose a new venue above, and open the invitation again when the desk is made.</source>
        <translation>已按“已有场所的另一个前台”填入邀请文件。如果这是该场所的第一个前台，请在上方改选新场所，建好前台后再打开邀请文件。</translation>
    </message>
    <message>
        <source>Make the desk first, then open {name} again.</source>
        <translation>请先建立前台，然后再打开 {name}。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>VenueDesk · first start</source>
        <translation>场所码前台 · 首次使用</translation>
    </message>
    <message>
        <source>Switch between Chinese and English</source>
        <translation>切换中文和英文</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Alt+←</source>
        <translation>Alt+←</translation>
    </message>
    <message>
        <source>I have a backup file</source>
        <translation>我有备份文件</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>打开前台</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Begin anew…</source>
        <translation>重新填写…</translation>
    </message>
    <message>
        <source>Making the desk…</source>
        <translation>正在建立…</translation>
    </message>
    <message>
        <source>Make the desk</source>
        <translation>建立前台</translation>
    </message>
    <message>
        <source>Write the request…</source>
        <translation>写入申请…</translation>
    </message>
    <message>
        <source>Writing the request…</source>
        <translation>正在写入申请…</translation>
    </message>
    <message>
        <source>Writing the request to the stick</source>
        <translation>正在把申请写入 U 盘</translation>
    </message>
    <message>
        <source>Write the request to a USB stick</source>
        <translation>把接入申请写入 U 盘</translation>
    </message>
    <message>
        <source>Requests to a hub</source>
        <translation>给同步中心的接入申请</translation>
    </message>
    <message>
        <source>The request is in {path}. Take the stick to the health office; its answer comes back on the same stick, as {answer}.</source>
        <translation>接入申请已写入 {path}。请把 U 盘送到卫生部门；答复会写在同一个 U 盘上，文件名为 {answer}。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Enter next field   Alt+← back</source>
        <translation>Enter 下一项&#x3000;Alt+← 上一步</translation>
    </message>
    <message>
        <source>Enter next field</source>
        <translation>Enter 下一项</translation>
    </message>
    <message>
        <source>Fetching the venue from the hub</source>
        <translation>正在从同步中心取得场所资料</translation>
    </message>
</context>
<context>
    <name>WordingDialog</name>
    <message>
        <source>Words on posters and slips</source>
        <translation>海报与表单用语</translation>
    </message>
    <message>
        <source>An empty field keeps the usual words, which stand in it in grey. Posters whose words change need a new print; what was entered before stays as it is.</source>
        <translation>不填就用默认用语，即框内的灰字。用语有改动的海报要重新打印；以前录入的内容不变。</translation>
    </message>
    <message>
        <source>Health code</source>
        <translation>健康码</translation>
    </message>
    <message>
        <source>On posters, slips and the entry form.</source>
        <translation>用于海报、表单和录入页。</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>健康码名称</translation>
    </message>
    <message>
        <source>As visitors know it in your province.</source>
        <translation>本省来访者熟悉的叫法。</translation>
    </message>
    <message>
        <source>Travel card</source>
        <translation>行程卡</translation>
    </message>
    <message>
        <source>On posters. It ended on 13 December 2022.</source>
        <translation>用于海报。行程卡已于 2022 年 12 月 13 日下线。</translation>
    </message>
    <message>
        <source>Step {number} in Chinese</source>
        <translation>第 {number} 步（中文）</translation>
    </message>
    <message>
        <source>Step {number} in English</source>
        <translation>第 {number} 步（英文）</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>出示</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>不出示</translation>
    </message>
    <message>
        <source>As usual: {what}</source>
        <translation>默认：{what}</translation>
    </message>
    <message>
        <source>Use the usual words</source>
        <translation>恢复默认用语</translation>
    </message>
    <message>
        <source>Save the words</source>
        <translation>保存用语</translation>
    </message>
</context>
<context>
    <name>access</name>
    <message>
        <source>What This Desk Holds About You</source>
        <translation>个人信息查阅单</translation>
    </message>
    <message>
        <source>Made {made} by {by}</source>
        <translation>{made}&#x3000;{by} 出具</translation>
    </message>
    <message>
        <source>Holds personal data: for the person alone. Nobody else is to get it or keep a copy.</source>
        <translation>含个人信息，仅供本人。他人不得索取或留存副本。</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>处理目的</translation>
    </message>
    <message>
        <source>To find quickly who was here at the same time, when somebody falls ill; nothing else. It is encrypted on one PC of this venue, and a sealed copy that only the health office can read may be at the hub of the health office.</source>
        <translation>仅用于出现疫情时尽快找到同时段到过本场所的人，不作他用。信息加密保存在本场所的一台电脑上；同步中心可能另存一份密封副本，只有卫生部门能够打开。</translation>
    </message>
    <message>
        <source>Visit {number} of {count}</source>
        <translation>到访 {number}/{count}</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>保存至</translation>
    </message>
    <message>
        <source>under legal hold until that is ended</source>
        <translation>依法保留，解除前不删除</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>{count} times; the earlier versions are kept as well</source>
        <translation>{count} 次，更正前的内容同时保存</translation>
    </message>
    <message>
        <source>Shown in full</source>
        <translation>被完整查看</translation>
    </message>
    <message>
        <source>{count} times, each with its reason on record</source>
        <translation>{count} 次，每次均记有事由</translation>
    </message>
    <message>
        <source>Fever worksheet</source>
        <translation>发热处置单</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>Visitor card</source>
        <translation>便民卡</translation>
    </message>
    <message>
        <source>No. {number}: name, document, phone and address, until you hand it back</source>
        <translation>{number} 号：姓名、证件、电话和住址，交回前一直有效</translation>
    </message>
    <message>
        <source>Lines of files</source>
        <translation>导入资料</translation>
    </message>
    <message>
        <source>{count} lines that were not taken over and wait to be mended</source>
        <translation>{count} 行尚未导入，等待更正</translation>
    </message>
    <message>
        <source>Your rights</source>
        <translation>您的权利</translation>
    </message>
    <message>
        <source>What is wrong is corrected at this desk at once. You may have all of it erased, unless the law wants it kept; that you were counted remains, without your name. Complaints go to the manager of the venue or to the health office.</source>
        <translation>内容有误，可当场要求更正。除依法须保留的以外，您可以要求全部删除；人数统计保留，但不含您的姓名。如有异议，可向场所管理员或卫生部门反映。</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份核验</translation>
    </message>
    <message>
        <source>The document was shown: {proof}</source>
        <translation>已核验：{proof}</translation>
    </message>
    <message>
        <source>Received (signature)</source>
        <translation>领取人签名</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Say which document was shown, or who vouches for the person.</source>
        <translation>请写明核验了什么证件，或由谁证明其身份。</translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message>
        <source>This desk is in an earlier state than on {when}: {count} entries of its audit log are missing, and what they were about. If nobody put a backup back, keep the folder as it is and call whoever looks after this PC.</source>
        <translation>本前台的数据比 {when} 时更旧：操作日志缺少 {count} 条，相应的内容也不在了。如果没有人恢复过备份，请保持文件夹原样，并联系负责这台电脑的人。</translation>
    </message>
    <message>
        <source>The audit log has other entries than on {when}: somebody wrote it anew. Keep the folder as it is and call whoever looks after this PC.</source>
        <translation>操作日志与 {when} 时不同，有人重写过。请保持文件夹原样，并联系负责这台电脑的人。</translation>
    </message>
    <message>
        <source>The file that says how far the audit log had come was removed from the desk&apos;s folder. If nobody tidied up there, somebody may want to put back an older state.</source>
        <translation>记录操作日志进度的文件已从本前台的文件夹中移除。如果没有人整理过文件夹，可能有人想换回旧数据。</translation>
    </message>
    <message>
        <source>The key file is older than on {when}: passwords that were changed since then open the desk again. If nobody put it back, change the passwords.</source>
        <translation>密钥文件比 {when} 时更旧，此后改过的旧密码又能打开本前台。如果没有人恢复过这个文件，请修改密码。</translation>
    </message>
    <message>
        <source>This desk is in an earlier state, or its folder was copied and used elsewhere: the hub has {count} records of this desk that are not here. If nobody put a backup back, keep the folder as it is and call whoever looks after this PC.</source>
        <translation>本前台的数据是较早的状态，或者文件夹曾被复制到别处使用：同步中心有 {count} 条本前台的记录在这里没有。如果没有人恢复过备份，请保持文件夹原样，并联系负责这台电脑的人。</translation>
    </message>
</context>
<context>
    <name>audit-detail</name>
    <message>
        <source>{value}</source>
        <translation>{value}</translation>
    </message>
    <message>
        <source>Rows: {value}</source>
        <translation>{value} 行</translation>
    </message>
    <message>
        <source>No. {value}</source>
        <translation>{value}</translation>
    </message>
    <message>
        <source>Contacts: {value}</source>
        <translation>{value} 人次</translation>
    </message>
    <message>
        <source>Lines: {value}</source>
        <translation>{value} 行</translation>
    </message>
    <message>
        <source>Number: {value}</source>
        <translation>数量 {value}</translation>
    </message>
    <message>
        <source>Records: {value}</source>
        <translation>{value} 条记录</translation>
    </message>
    <message>
        <source>Slips: {value}</source>
        <translation>{value} 张表单</translation>
    </message>
    <message>
        <source>Hours: {value}</source>
        <translation>{value} 个小时</translation>
    </message>
    <message>
        <source>Days: {value}</source>
        <translation>{value} 天</translation>
    </message>
    <message>
        <source>Visits before {value}</source>
        <translation>{value} 之前的到访</translation>
    </message>
    <message>
        <source>Key number {value}</source>
        <translation>第 {value} 号密钥</translation>
    </message>
    <message>
        <source>Key in force: {value}</source>
        <translation>现用密钥：{value}</translation>
    </message>
    <message>
        <source>Another key: {value}</source>
        <translation>另一密钥：{value}</translation>
    </message>
    <message>
        <source>Fingerprint: {value}</source>
        <translation>指纹：{value}</translation>
    </message>
</context>
<context>
    <name>audit-group</name>
    <message>
        <source>Personal data looked at, printed or exported</source>
        <translation>查看、打印与导出个人信息</translation>
    </message>
    <message>
        <source>Exposure lookups and cases</source>
        <translation>同时段人员查询与病例</translation>
    </message>
    <message>
        <source>Entered, counted and corrected</source>
        <translation>录入、计数与更正</translation>
    </message>
    <message>
        <source>Deleted, erased and kept longer</source>
        <translation>到期删除、提前删除与延长保存</translation>
    </message>
    <message>
        <source>Members, passwords and keys</source>
        <translation>成员、密码与密钥</translation>
    </message>
    <message>
        <source>Venue, gates and this desk</source>
        <translation>场所、检测点与本机</translation>
    </message>
    <message>
        <source>Posters and layouts</source>
        <translation>海报与版式</translation>
    </message>
    <message>
        <source>Hub and sync</source>
        <translation>同步中心与同步</translation>
    </message>
</context>
<context>
    <name>audit-log</name>
    <message>
        <source>Showed a declaration in full.</source>
        <translation>完整查看了一份申报。</translation>
    </message>
    <message>
        <source>Looked at one field of a declaration.</source>
        <translation>查看了一份申报中的一项。</translation>
    </message>
    <message>
        <source>Opened a declaration in full to correct it.</source>
        <translation>为更正打开了一份申报的全部内容。</translation>
    </message>
    <message>
        <source>Printed for a visitor what the desk holds about them.</source>
        <translation>为来访者打印了个人信息查阅单。</translation>
    </message>
    <message>
        <source>Exported declarations.</source>
        <translation>导出了申报记录。</translation>
    </message>
    <message>
        <source>Looked at one field of an import line that waits.</source>
        <translation>查看了一行待改导入资料中的一项。</translation>
    </message>
    <message>
        <source>Exported import lines that were refused.</source>
        <translation>导出了未通过的导入行。</translation>
    </message>
    <message>
        <source>Printed a transfer sheet.</source>
        <translation>打印了转诊单。</translation>
    </message>
    <message>
        <source>Printed a visitor card.</source>
        <translation>打印了便民卡。</translation>
    </message>
    <message>
        <source>Exported temperature checks.</source>
        <translation>导出了测温记录。</translation>
    </message>
    <message>
        <source>Exported figures by the hour.</source>
        <translation>导出了分时统计。</translation>
    </message>
    <message>
        <source>Printed a report.</source>
        <translation>打印了报表。</translation>
    </message>
    <message>
        <source>Exported a report.</source>
        <translation>导出了报表。</translation>
    </message>
    <message>
        <source>Exported the audit log.</source>
        <translation>导出了操作日志。</translation>
    </message>
    <message>
        <source>Looked up who was here at the same time.</source>
        <translation>查询了同时段人员。</translation>
    </message>
    <message>
        <source>Changed how much longer a stay is taken to last.</source>
        <translation>修改了停留时间的延长分钟数。</translation>
    </message>
    <message>
        <source>Exported where and when a case was, without the person, for the hub.</source>
        <translation>导出病例的停留时间和地点（不含个人信息），供同步中心使用。</translation>
    </message>
    <message>
        <source>Opened a case.</source>
        <translation>建立了一个病例。</translation>
    </message>
    <message>
        <source>Looked at a case and its contacts.</source>
        <translation>查看了病例及其同时段人员。</translation>
    </message>
    <message>
        <source>Changed a case.</source>
        <translation>修改了病例。</translation>
    </message>
    <message>
        <source>Closed a case.</source>
        <translation>病例结案。</translation>
    </message>
    <message>
        <source>Reopened a case.</source>
        <translation>重新打开了病例。</translation>
    </message>
    <message>
        <source>Exported the contacts of a case.</source>
        <translation>导出了病例的同时段人员名单。</translation>
    </message>
    <message>
        <source>Cases past their retention were deleted.</source>
        <translation>删除了到期的病例。</translation>
    </message>
    <message>
        <source>A case was erased with the records of its person.</source>
        <translation>病例随本人记录一并删除。</translation>
    </message>
    <message>
        <source>A call was erased with the record of its contact.</source>
        <translation>联系记录随该人员的申报一并删除。</translation>
    </message>
    <message>
        <source>Calls past their retention were deleted.</source>
        <translation>删除了到期的联系记录。</translation>
    </message>
    <message>
        <source>Noted a call to a contact.</source>
        <translation>登记了一次联系。</translation>
    </message>
    <message>
        <source>Entered a declaration.</source>
        <translation>录入了一份申报。</translation>
    </message>
    <message>
        <source>Corrected a declaration.</source>
        <translation>更正了一份申报。</translation>
    </message>
    <message>
        <source>Took a declaration back that was just entered.</source>
        <translation>撤回了刚录入的一份申报。</translation>
    </message>
    <message>
        <source>Opened a fever worksheet.</source>
        <translation>建立了一张发热处置单。</translation>
    </message>
    <message>
        <source>Wrote on a fever worksheet.</source>
        <translation>填写了发热处置单。</translation>
    </message>
    <message>
        <source>Closed a fever worksheet.</source>
        <translation>办结了一张发热处置单。</translation>
    </message>
    <message>
        <source>Issued a visitor card.</source>
        <translation>发放了一张便民卡。</translation>
    </message>
    <message>
        <source>A visitor card was used.</source>
        <translation>使用了一张便民卡。</translation>
    </message>
    <message>
        <source>Made a visitor card void.</source>
        <translation>作废了一张便民卡。</translation>
    </message>
    <message>
        <source>Printed slips.</source>
        <translation>打印了表单。</translation>
    </message>
    <message>
        <source>Marked slips.</source>
        <translation>标记了表单。</translation>
    </message>
    <message>
        <source>Counted people at a gate.</source>
        <translation>在检测点计数。</translation>
    </message>
    <message>
        <source>Undid a count.</source>
        <translation>撤销了一次计数。</translation>
    </message>
    <message>
        <source>Entered a tally sheet.</source>
        <translation>录入了一张检测计数表。</translation>
    </message>
    <message>
        <source>Took a tally sheet back.</source>
        <translation>撤回了一张检测计数表。</translation>
    </message>
    <message>
        <source>Counted figures by the hour again, and put them right.</source>
        <translation>重新计算并改正了分时统计。</translation>
    </message>
    <message>
        <source>Noted the figures as they stood.</source>
        <translation>记下了当时的统计数字。</translation>
    </message>
    <message>
        <source>Noted figures whose records are gone.</source>
        <translation>记下了记录已删除部分的统计数字。</translation>
    </message>
    <message>
        <source>Kept refused lines of an import.</source>
        <translation>留存了未通过的导入行。</translation>
    </message>
    <message>
        <source>Mended a line of an import.</source>
        <translation>改好了一行导入资料。</translation>
    </message>
    <message>
        <source>Tried lines of an import again.</source>
        <translation>重新导入了待改的行。</translation>
    </message>
    <message>
        <source>Discarded lines of an import.</source>
        <translation>放弃了待改的导入行。</translation>
    </message>
    <message>
        <source>Something that came from a gate could not be taken over.</source>
        <translation>检测点交来的一项操作未能接收。</translation>
    </message>
    <message>
        <source>Dismissed what came from a gate and could not be taken over.</source>
        <translation>撤下了检测点交来、未能接收的一项操作。</translation>
    </message>
    <message>
        <source>Erased a declaration before its time.</source>
        <translation>提前删除了一份申报。</translation>
    </message>
    <message>
        <source>Erased a fever worksheet before its time.</source>
        <translation>提前删除了一张发热处置单。</translation>
    </message>
    <message>
        <source>Erased a visitor card.</source>
        <translation>删除了一张便民卡。</translation>
    </message>
    <message>
        <source>Put a declaration under legal hold.</source>
        <translation>对一份申报设置了依法保留。</translation>
    </message>
    <message>
        <source>Ended a legal hold.</source>
        <translation>解除了一份申报的依法保留。</translation>
    </message>
    <message>
        <source>Declarations past their retention were deleted.</source>
        <translation>删除了到期的申报。</translation>
    </message>
    <message>
        <source>Fever worksheets past their retention were deleted.</source>
        <translation>删除了到期的发热处置单。</translation>
    </message>
    <message>
        <source>Visitor cards past their retention were deleted.</source>
        <translation>删除了到期的便民卡。</translation>
    </message>
    <message>
        <source>Import lines past their retention were deleted.</source>
        <translation>删除了到期的待改导入行。</translation>
    </message>
    <message>
        <source>Old slips were taken off the list.</source>
        <translation>清理了过期的表单编号。</translation>
    </message>
    <message>
        <source>Made a list of slips to be shredded.</source>
        <translation>生成了待销毁表单清单。</translation>
    </message>
    <message>
        <source>Made a certificate of destruction.</source>
        <translation>出具了销毁证明。</translation>
    </message>
    <message>
        <source>Changed how long declarations are kept.</source>
        <translation>修改了申报保存期。</translation>
    </message>
    <message>
        <source>Confirmed the date of this PC, and what is deleted by it.</source>
        <translation>确认了本机日期及按此删除的资料。</translation>
    </message>
    <message>
        <source>Added a member: {thing}.</source>
        <translation>添加了成员：{thing}。</translation>
    </message>
    <message>
        <source>Changed a member: {thing}.</source>
        <translation>修改了成员：{thing}。</translation>
    </message>
    <message>
        <source>Changed the gates of a member: {thing}.</source>
        <translation>调整了成员负责的检测点：{thing}。</translation>
    </message>
    <message>
        <source>Removed a member: {thing}.</source>
        <translation>移除了成员：{thing}。</translation>
    </message>
    <message>
        <source>Took a member back: {thing}.</source>
        <translation>恢复了成员：{thing}。</translation>
    </message>
    <message>
        <source>Handed the manager’s role over: {thing} is front desk now.</source>
        <translation>移交了场所管理员身份：{thing}改任前台。</translation>
    </message>
    <message>
        <source>{thing} became the manager.</source>
        <translation>{thing}接任场所管理员。</translation>
    </message>
    <message>
        <source>Confirmed at this desk that {thing} is the manager.</source>
        <translation>在本机确认{thing}为场所管理员。</translation>
    </message>
    <message>
        <source>Set a new password of {thing}.</source>
        <translation>为{thing}设置了新密码。</translation>
    </message>
    <message>
        <source>Made the signing key of a member valid.</source>
        <translation>启用了一名成员的签名密钥。</translation>
    </message>
    <message>
        <source>Ended a signing key.</source>
        <translation>停用了一把签名密钥。</translation>
    </message>
    <message>
        <source>Made a new recovery sheet.</source>
        <translation>生成了新的恢复单。</translation>
    </message>
    <message>
        <source>Said that an old password may be known: the desk gets another key.</source>
        <translation>声明旧密码可能泄露，本机将更换密钥。</translation>
    </message>
    <message>
        <source>The desk got another key; older key files open nothing any more.</source>
        <translation>本机已更换密钥，旧密钥文件不再有效。</translation>
    </message>
    <message>
        <source>Wrong passwords had been tried before this sign-in.</source>
        <translation>本次登录前有人输错过密码。</translation>
    </message>
    <message>
        <source>Acknowledged what was found about the audit log.</source>
        <translation>已知悉操作日志的异常提示。</translation>
    </message>
    <message>
        <source>Registered the venue.</source>
        <translation>登记了场所。</translation>
    </message>
    <message>
        <source>Changed the venue’s details.</source>
        <translation>修改了场所资料。</translation>
    </message>
    <message>
        <source>Replaced the declaration code.</source>
        <translation>更换了场所申报码。</translation>
    </message>
    <message>
        <source>Adopted an official code for the venue.</source>
        <translation>为场所采用了官方码。</translation>
    </message>
    <message>
        <source>Dropped the venue’s official code.</source>
        <translation>停用了场所的官方码。</translation>
    </message>
    <message>
        <source>Added a gate: {thing}.</source>
        <translation>添加了检测点：{thing}。</translation>
    </message>
    <message>
        <source>Renamed a gate: {thing}.</source>
        <translation>检测点改名为：{thing}。</translation>
    </message>
    <message>
        <source>Moved a gate in the list: {thing}.</source>
        <translation>调整了检测点顺序：{thing}。</translation>
    </message>
    <message>
        <source>Closed a gate: {thing}.</source>
        <translation>停用了检测点：{thing}。</translation>
    </message>
    <message>
        <source>Opened a gate again: {thing}.</source>
        <translation>恢复了检测点：{thing}。</translation>
    </message>
    <message>
        <source>Adopted an official code for a gate: {thing}.</source>
        <translation>为检测点采用了官方码：{thing}。</translation>
    </message>
    <message>
        <source>Dropped the official code of a gate: {thing}.</source>
        <translation>停用了检测点的官方码：{thing}。</translation>
    </message>
    <message>
        <source>Named a desk.</source>
        <translation>命名了一台前台电脑。</translation>
    </message>
    <message>
        <source>Made a backup.</source>
        <translation>做了一份备份。</translation>
    </message>
    <message>
        <source>Put a backup back: the desk is as it was when that was made.</source>
        <translation>恢复了备份：前台回到做该备份时的状态。</translation>
    </message>
    <message>
        <source>Moved the desk to another PC by a backup.</source>
        <translation>用备份把前台迁到另一台电脑。</translation>
    </message>
    <message>
        <source>Rescued from a damaged database what could be read.</source>
        <translation>从损坏的数据库中取回了能读出的内容。</translation>
    </message>
    <message>
        <source>Deleted earlier states of the desk that were set aside.</source>
        <translation>删除了另行存放的前台之前的内容。</translation>
    </message>
    <message>
        <source>Changed how backups are kept.</source>
        <translation>修改了备份的保存方式。</translation>
    </message>
    <message>
        <source>Began another box for paper slips.</source>
        <translation>启用了新的表单箱。</translation>
    </message>
    <message>
        <source>Issued a poster.</source>
        <translation>签发了一张海报。</translation>
    </message>
    <message>
        <source>Printed posters.</source>
        <translation>打印了海报。</translation>
    </message>
    <message>
        <source>Saved posters as a file.</source>
        <translation>将海报存为文件。</translation>
    </message>
    <message>
        <source>Noted that a poster was put up.</source>
        <translation>登记了一张海报已张贴。</translation>
    </message>
    <message>
        <source>Made a layout: {thing}.</source>
        <translation>新建了版式：{thing}。</translation>
    </message>
    <message>
        <source>Changed a layout: {thing}.</source>
        <translation>修改了版式：{thing}。</translation>
    </message>
    <message>
        <source>Deleted a layout.</source>
        <translation>删除了一个版式。</translation>
    </message>
    <message>
        <source>Chose the usual layout: {thing}.</source>
        <translation>设为常用版式：{thing}。</translation>
    </message>
    <message>
        <source>Undid a change of several layouts.</source>
        <translation>撤销了对多个版式的修改。</translation>
    </message>
    <message>
        <source>Finished a round along the posters.</source>
        <translation>完成了一次海报巡查。</translation>
    </message>
    <message>
        <source>Joined the hub.</source>
        <translation>接入了同步中心。</translation>
    </message>
    <message>
        <source>This desk was set up from the hub.</source>
        <translation>本机由同步中心建立。</translation>
    </message>
    <message>
        <source>Left the hub.</source>
        <translation>退出了同步中心。</translation>
    </message>
    <message>
        <source>Decided that this desk stays without a hub.</source>
        <translation>决定本机不接入同步中心。</translation>
    </message>
    <message>
        <source>Decided that the venue’s codes do not lead to the hub’s page for visitors.</source>
        <translation>决定场所码不改用同步中心的扫码登记网址。</translation>
    </message>
    <message>
        <source>Left it open again whether this desk joins a hub.</source>
        <translation>本机是否接入同步中心改为待定。</translation>
    </message>
    <message>
        <source>Took over what other desks did.</source>
        <translation>接收了其他电脑的更改。</translation>
    </message>
    <message>
        <source>The hub was restored; all is compared with it again.</source>
        <translation>同步中心已恢复，全部资料重新核对。</translation>
    </message>
    <message>
        <source>The hub named a key of the health office.</source>
        <translation>同步中心告知了卫生部门的密钥。</translation>
    </message>
    <message>
        <source>Accepted another key of the health office.</source>
        <translation>确认改用卫生部门的另一密钥。</translation>
    </message>
    <message>
        <source>Exported records to a USB stick.</source>
        <translation>导出记录到 U 盘。</translation>
    </message>
    <message>
        <source>Noticed that this desk was restored or copied, and went on by itself.</source>
        <translation>发现本机由备份恢复或复制而来，已自行续用。</translation>
    </message>
    <message>
        <source>Shared what was here before the desk joined the hub.</source>
        <translation>补传了接入同步中心之前的资料。</translation>
    </message>
    <message>
        <source>Decided between two versions that desks had made.</source>
        <translation>在两台电脑各自的修改之间作了取舍。</translation>
    </message>
    <message>
        <source>Something that this version does not know: {kind}.{action}</source>
        <translation>本版本未知的操作：{kind}.{action}</translation>
    </message>
    <message>
        <source>The hub</source>
        <translation>同步中心</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Somebody of another desk</source>
        <translation>其他电脑的成员</translation>
    </message>
</context>
<context>
    <name>backup</name>
    <message>
        <source>{file} is a backup, which is not opened by itself. Put it back with “venuedesk restore”, or choose “I have a backup file” at the first start of the window.</source>
        <translation>{file} 是备份文件，不能直接打开。请用“venuedesk restore”恢复，或在首次启动时选“我有备份文件”。</translation>
    </message>
    <message>
        <source>{path} is no backup of VenueDesk, or its end is missing. Take another copy; nothing was changed.</source>
        <translation>{path} 不是场所码前台的备份，或文件不完整。请换一份备份；未做任何更改。</translation>
    </message>
    <message>
        <source>The backup {path} is damaged. Take another copy; nothing was changed.</source>
        <translation>备份 {path} 已损坏。请换一份备份；未做任何更改。</translation>
    </message>
    <message>
        <source>This backup was made by a newer VenueDesk. Install that version; nothing was changed.</source>
        <translation>此备份由更新版本的场所码前台生成。请安装该版本；未做任何更改。</translation>
    </message>
    <message>
        <source>This backup is of another desk than the one in this folder. Give another folder; nothing was changed.</source>
        <translation>此备份属于另一个前台，与该文件夹中的不同。请换一个文件夹；未做任何更改。</translation>
    </message>
    <message>
        <source>Something was entered while the file was made, so the desk was not moved. Let nobody work with it meanwhile, and move it again.</source>
        <translation>存文件期间有新的登记，因此没有迁移。请先让大家停下，再迁移一次。</translation>
    </message>
    <message>
        <source>Copies are kept for 1, 3, 7 or 14 days.</source>
        <translation>备份可保留 1、3、7 或 14 天。</translation>
    </message>
    <message>
        <source>The folder {folder} is not there. Choose another.</source>
        <translation>找不到文件夹 {folder}。请另选一个。</translation>
    </message>
    <message>
        <source>{folder} is in the desk&apos;s own folder: it would go with it. Choose another.</source>
        <translation>{folder} 在前台自己的文件夹里，会一起丢失。请另选一个。</translation>
    </message>
    <message>
        <source>This folder is on the same disk as the desk: if the disk fails, both are gone. A stick or another disk is better.</source>
        <translation>该文件夹与前台在同一块硬盘上：硬盘坏了，两份都会丢失。建议用 U 盘或另一块硬盘。</translation>
    </message>
    <message>
        <source>{program} sends what is in this folder to its servers. The copies are encrypted, but visitors&apos; data leaves the venue. Choose another folder unless that is allowed.</source>
        <translation>{program} 会把该文件夹的内容传到它的服务器。备份虽已加密，但来访者的数据会离开本场所。除非允许，请另选文件夹。</translation>
    </message>
    <message>
        <source>The backup is larger than 4 GB, and {folder} is formatted as FAT32, which holds no such file. Format the stick as exFAT or NTFS, or use another.</source>
        <translation>备份超过 4 GB，而 {folder} 是 FAT32 格式，放不下这么大的文件。请把 U 盘格式化为 exFAT 或 NTFS，或换一个。</translation>
    </message>
    <message>
        <source>There is no room left for a backup in {folder}. Free some space, or choose another folder.</source>
        <translation>{folder} 的空间不够放备份。请腾出空间，或另选文件夹。</translation>
    </message>
    <message>
        <source>There is no desk in {folder} to be set aside; leave --over away.</source>
        <translation>{folder} 中没有需要移开的前台；请去掉 --over。</translation>
    </message>
    <message>
        <source>The desk that was set aside could not be read. Whoever was erased there since the backup may be back: erase them again. A desk of a hub does so with its next sync.</source>
        <translation>移开的前台无法读出。备份之后在那里删除的人可能又出现了：请再次删除。接入同步中心的前台会在下次同步时自动删除。</translation>
    </message>
    <message>
        <source>Declarations under legal hold that are not in this backup: {count}. They are in {aside} alone, which is kept until somebody deletes it.</source>
        <translation>有 {count} 条依法保留的登记不在此备份中，只在 {aside} 里。该文件夹不会自动删除。</translation>
    </message>
    <message>
        <source>The keys of this desk were changed since the backup was made: it opens with the passwords of that time, those of people who left included. It gets other keys when it is opened next; look through the members on the Venue page.</source>
        <translation>备份之后本前台更换过密钥：现在要用当时的密码打开，已离开人员的密码也有效。下次打开时会自动更换密钥；请在“场所”页核对成员。</translation>
    </message>
    <message>
        <source>There is a desk in {folder} already; nothing was changed. With --over the backup takes its place, and the desk is set aside.</source>
        <translation>{folder} 中已有前台；未做任何更改。加上 --over 则由备份取代，原来的前台移到一旁保留。</translation>
    </message>
    <message>
        <source>This password does not open the backup. It is that of the manager on {when}, when it was made. Nothing was changed.</source>
        <translation>此密码打不开该备份。请输入做备份时（{when}）管理员的密码。未做任何更改。</translation>
    </message>
    <message>
        <source>The desk&apos;s database is damaged (pages: {pages}), so no backup was made. Close the program: “venuedesk check --repair” rescues what can be read, “venuedesk restore --over” puts a backup back.</source>
        <translation>前台的数据库已损坏（{pages} 页），没有做成备份。请关闭程序：用“venuedesk check --repair”取回能读出的内容，或用“venuedesk restore --over”恢复备份。</translation>
    </message>
    <message>
        <source>What was written to {folder} does not read back the same: the disk or stick is failing. Use another one.</source>
        <translation>写入 {folder} 的内容读回来不一致：硬盘或 U 盘有故障。请换一个。</translation>
    </message>
    <message>
        <source>What was copied cannot be read as the desk&apos;s database, so no backup was made. Check the desk with “venuedesk check”.</source>
        <translation>复制的内容无法作为前台数据库读出，没有做成备份。请用“venuedesk check”检查前台。</translation>
    </message>
    <message>
        <source>This desk was moved to another PC on {when}. Go on there. If it is to go on here after all, put its backup {file} back with “venuedesk restore --over”; once it works there, delete the folder {folder}.</source>
        <translation>本前台已于 {when} 迁到另一台电脑，请在那里使用。如仍要在这里使用，请用“venuedesk restore --over”恢复备份 {file}；新电脑用稳后，请删除文件夹 {folder}。</translation>
    </message>
    <message>
        <source>The backup could not be made while so much is read. It is tried again later.</source>
        <translation>当前读取过多，备份没有做成。稍后会再试。</translation>
    </message>
</context>
<context>
    <name>calibration</name>
    <message>
        <source>The paper’s edges cannot be made out. Lay the sheet on something darker, so that all four edges can be seen, and take the picture again; or measure with a ruler.</source>
        <translation>看不清纸边。请把纸放在颜色更深的地方，让四条边都能看清，再拍一次；也可以用尺子量。</translation>
    </message>
    <message>
        <source>There is no calibration sheet in this picture. Print one first, then scan or photograph all of it.</source>
        <translation>这张图片里没有校准页。请先打印一张，再把整张扫描或拍下来。</translation>
    </message>
    <message>
        <source>Only {found} of the sheet’s 8 codes can be read. Take the picture again, of the whole sheet, sharp and in even light.</source>
        <translation>校准页上的 8 个码只读出 {found} 个。请重新拍，拍全、拍清楚，光线要均匀。</translation>
    </message>
    <message>
        <source>The sheet was printed {percent} % of its size and {away} mm off its place, which no calibration should hide. See that the printer does not scale pages and has the right paper, and print the sheet again.</source>
        <translation>打出来的大小是原来的 {percent}%，位置偏了 {away} mm，不能靠校准来掩盖。请确认打印机没有缩放页面、纸张也放对了，再打印一次校准页。</translation>
    </message>
    <message>
        <source>The sheet went through the printer askew, so its place says nothing. Straighten the paper in the tray and print the sheet again.</source>
        <translation>这张纸进纸时歪了，量出的位置不可靠。请把纸盒里的纸放正，再打印一次校准页。</translation>
    </message>
    <message>
        <source>The picture is not exact enough: the sheet is bent, or the picture distorted or blurred. Lay the sheet flat and scan it, or photograph it from straight above.</source>
        <translation>图片不够准：纸没有放平，或图片变形、模糊。请把纸放平后扫描，或从正上方拍照。</translation>
    </message>
    <message>
        <source>The printer is off by more than {far} mm or {percent} %, which no calibration should hide. See that it does not scale pages and has the right paper, and print the sheet again.</source>
        <translation>这台打印机偏差超过 {far} mm 或 {percent}%，不能靠校准来掩盖。请确认它没有缩放页面、纸张也放对了，再打印一次校准页。</translation>
    </message>
</context>
<context>
    <name>calibration-sheet</name>
    <message>
        <source>Calibration sheet</source>
        <translation>校准页</translation>
    </message>
    <message>
        <source>Scan this sheet, or photograph it from straight above. Lay it on something dark so that all four edges can be seen, and open the picture in VenueDesk.</source>
        <translation>扫描本页，或从正上方拍照。请把它放在深色的桌面上，让四条纸边都能看清，然后在场所码前台里打开这张图片。</translation>
    </message>
    <message>
        <source>Or measure with a ruler: from the left and upper edge of the paper to the two lines ({line} mm), and how long the two rulers are ({ruler} mm).</source>
        <translation>也可以用尺子量：纸的左边、上边到两条线的距离（应为 {line} mm），以及两把标尺的长度（应为 {ruler} mm）。</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>This is not a visitor card. Scan the code on the card.</source>
        <translation>这不是便民卡。请扫卡上的二维码。</translation>
    </message>
    <message>
        <source>This card belongs to another venue. Type the details in, then issue a card of this venue.</source>
        <translation>这是其他场所的便民卡。请手工录入，再为来访者办理本场所的卡。</translation>
    </message>
    <message>
        <source>The scanner did not read the whole code. Scan the card again.</source>
        <translation>二维码没有读全，请再扫一次。</translation>
    </message>
    <message>
        <source>There is no card in force to print.</source>
        <translation>没有可打印的有效卡。</translation>
    </message>
    <message>
        <source>This card is not known at this desk. Type the details in, then issue a new card.</source>
        <translation>本前台没有这张卡的记录。请手工录入，再办一张新卡。</translation>
    </message>
    <message>
        <source>Card {number} is void since {date} ({reason}). Type the details in, then issue a new card.</source>
        <translation>{number} 号便民卡已于 {date} 作废（{reason}）。请手工录入，再办一张新卡。</translation>
    </message>
    <message>
        <source>This person has card {number}. Replace that one if it is lost.</source>
        <translation>此人已有 {number} 号便民卡。如已遗失，请换发。</translation>
    </message>
    <message>
        <source>This card is not there any more.</source>
        <translation>这张卡已不存在。</translation>
    </message>
    <message>
        <source>Card {number} is void already.</source>
        <translation>{number} 号便民卡已经作废。</translation>
    </message>
    <message>
        <source>Ask whether the person agrees that their details are kept for the card, then tick it.</source>
        <translation>请先征得本人同意留存信息，勾选后再办卡。</translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>the Monday before</source>
        <translation>上周一</translation>
    </message>
    <message>
        <source>the Tuesday before</source>
        <translation>上周二</translation>
    </message>
    <message>
        <source>the Wednesday before</source>
        <translation>上周三</translation>
    </message>
    <message>
        <source>the Thursday before</source>
        <translation>上周四</translation>
    </message>
    <message>
        <source>the Friday before</source>
        <translation>上周五</translation>
    </message>
    <message>
        <source>the Saturday before</source>
        <translation>上周六</translation>
    </message>
    <message>
        <source>the Sunday before</source>
        <translation>上周日</translation>
    </message>
    <message>
        <source>Counted, no category</source>
        <translation>仅计数，未分人群</translation>
    </message>
    <message>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <source>No inspector named</source>
        <translation>未指明检测员</translation>
    </message>
    <message>
        <source>{name} (retired)</source>
        <translation>{name}（已停用）</translation>
    </message>
    <message>
        <source>{name} (former inspector)</source>
        <translation>{name}（原检测员）</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 人</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>the same days a week before</source>
        <translation>前一周同期</translation>
    </message>
    <message>
        <source>the same days {weeks} weeks before</source>
        <translation>{weeks} 周前同期</translation>
    </message>
    <message>
        <source>Nobody was counted on this day.</source>
        <translation>这一天没有到访记录。</translation>
    </message>
    <message>
        <source>{people} in all</source>
        <translation>共 {people}</translation>
    </message>
    <message>
        <source>Nobody was counted in these days.</source>
        <translation>这段时间没有到访记录。</translation>
    </message>
    <message>
        <source>{people} on an average day</source>
        <translation>平均每天 {people}</translation>
    </message>
    <message>
        <source>Today is among them and not over yet.</source>
        <translation>其中今天尚未结束。</translation>
    </message>
    <message>
        <source>Busiest is {weekday}, {hours}: {people} on average.</source>
        <translation>最忙的是{weekday} {hours}，平均 {people}。</translation>
    </message>
    <message>
        <source>The fullest day is {most} with {many}, the quietest {least} with {few}.</source>
        <translation>人最多的是{most}，{many}；最少的是{least}，{few}。</translation>
    </message>
    <message>
        <source>Some weekdays have only one or two days behind them: chance plays a part.</source>
        <translation>有的星期几只有一两天的数据，仅供参考。</translation>
    </message>
    <message>
        <source>{people} so far.</source>
        <translation>目前 {people}。</translation>
    </message>
    <message>
        <source>Up to {hour}:00 {people}</source>
        <translation>截至 {hour}:00 {people}</translation>
    </message>
    <message>
        <source>{lead}, {change}.</source>
        <translation>{lead}，{change}。</translation>
    </message>
    <message>
        <source>{lead}; of {before} there are no figures.</source>
        <translation>{lead}；{before}没有数据。</translation>
    </message>
    <message>
        <source>as many as {before}</source>
        <translation>与{before}相同</translation>
    </message>
    <message>
        <source>about as many as {before} ({figure})</source>
        <translation>与{before}（{figure}）大致相同</translation>
    </message>
    <message>
        <source>{percent} more than {before} ({figure})</source>
        <translation>比{before}（{figure}）多 {percent}</translation>
    </message>
    <message>
        <source>{percent} fewer than {before} ({figure})</source>
        <translation>比{before}（{figure}）少 {percent}</translation>
    </message>
    <message>
        <source>{count} more than {before} ({figure})</source>
        <translation>比{before}（{figure}）多 {count} 人</translation>
    </message>
    <message>
        <source>{count} fewer than {before} ({figure})</source>
        <translation>比{before}（{figure}）少 {count} 人</translation>
    </message>
    <message>
        <source>Averaged over {days} days.</source>
        <translation>按 {days} 天平均。</translation>
    </message>
    <message>
        <source>Averaged over the {days} days with visitors, of {span}.</source>
        <translation>按 {span} 天中有到访的 {days} 天平均。</translation>
    </message>
    <message>
        <source>Busiest was {hours}: {people}, of them {layer} {part}.</source>
        <translation>最忙时段是 {hours}，{people}，其中{layer} {part} 人。</translation>
    </message>
    <message>
        <source>Busiest was {hours}: {people}.</source>
        <translation>最忙时段是 {hours}，{people}。</translation>
    </message>
    <message>
        <source>Nobody was counted, and {people} scanned the code.</source>
        <translation>没有计数，有 {people}扫码。</translation>
    </message>
    <message>
        <source>Scanned the code: {people}.</source>
        <translation>扫码 {people}。</translation>
    </message>
    <message>
        <source>Scanned the code: {people}, more than were counted.</source>
        <translation>扫码 {people}，多于计数。</translation>
    </message>
    <message>
        <source>Scanned the code: {people}, {percent} of all.</source>
        <translation>扫码 {people}，占到访的 {percent}。</translation>
    </message>
    <message>
        <source>With a fever: {people}, of {measured} measured.</source>
        <translation>发热 {people}（测温 {measured} 人）。</translation>
    </message>
    <message>
        <source>No fever among {measured} measured.</source>
        <translation>测温 {measured} 人，无发热。</translation>
    </message>
    <message>
        <source>Without an hour on their slip: {people}; they are in the total and in no hour.</source>
        <translation>未注时刻的 {people}，只计入合计，不在各时段内。</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>Type the mark as it stands on the sheet, such as “1234 3F7A-91C0-22BE”.</source>
        <translation>请照交接班表上的样子输入标记，例如“1234 3F7A-91C0-22BE”。</translation>
    </message>
    <message>
        <source>The audit log has no such entry {seq} as the sheet says: it was written anew since, or this is an earlier state of the desk.</source>
        <translation>操作日志第 {seq} 条与表上的标记不符：此后被人重写过，或者本前台现在是更旧的状态。</translation>
    </message>
    <message>
        <source>The hourly figures of {hour} are not what its visits add up to.</source>
        <translation>{hour} 的每小时数据与到访记录不符。</translation>
    </message>
    <message>
        <source>So it is with {count} more hours.</source>
        <translation>另有 {count} 个时段也是如此。</translation>
    </message>
    <message>
        <source>The database&apos;s structure is damaged: {detail}.</source>
        <translation>数据库结构已损坏：{detail}。</translation>
    </message>
    <message>
        <source>Entry {seq} of the audit log is missing.</source>
        <translation>操作日志缺少第 {seq} 条。</translation>
    </message>
    <message>
        <source>Entry {seq} of the audit log was altered.</source>
        <translation>操作日志第 {seq} 条被改动过。</translation>
    </message>
    <message>
        <source>The audit log was altered at entry {seq}.</source>
        <translation>操作日志从第 {seq} 条起被改动过。</translation>
    </message>
    <message>
        <source>The end of the audit log is missing: it stops at {found} of {expected}.</source>
        <translation>操作日志末尾缺失：应有 {expected} 条，只到第 {found} 条。</translation>
    </message>
    <message>
        <source>Nobody has signed the audit log since entry {seq}.</source>
        <translation>操作日志从第 {seq} 条起没有签名。</translation>
    </message>
    <message>
        <source>The signature of the audit log at entry {seq} is of nobody here.</source>
        <translation>操作日志第 {seq} 条的签名不属于本前台的任何人。</translation>
    </message>
    <message>
        <source>An entry of the audit log up to {seq} names somebody else.</source>
        <translation>操作日志到第 {seq} 条为止，有一条所记的操作人与签名人不符。</translation>
    </message>
    <message>
        <source>The database file is damaged. The sign-in of the window puts a backup back or rescues what can be read; so do “venuedesk restore --over” and “venuedesk check --repair”.</source>
        <translation>数据库文件已损坏。登录窗口可以恢复备份，或取回还能读出的内容；也可用命令“venuedesk restore --over”或“venuedesk check --repair”。</translation>
    </message>
    <message>
        <source>Pages of the database file were altered or damaged. The sign-in of the window puts a backup back or rescues what can be read; so do “venuedesk restore --over” and “venuedesk check --repair”.</source>
        <translation>数据库文件有部分内容被改动或损坏。登录窗口可以恢复备份，或取回还能读出的内容；也可用命令“venuedesk restore --over”或“venuedesk check --repair”。</translation>
    </message>
    <message>
        <source>Entries that refer to others which are gone: {count} (of the table {table}, to the table {parent}).</source>
        <translation>有 {count} 条记录引用的内容已不存在（数据表 {table} 引用 {parent}）。</translation>
    </message>
    <message>
        <source>Record {seq} that waits to be synced is missing.</source>
        <translation>待同步的第 {seq} 条记录缺失。</translation>
    </message>
    <message>
        <source>Record {seq} that waits to be synced was altered.</source>
        <translation>待同步的第 {seq} 条记录被改动过。</translation>
    </message>
    <message>
        <source>Records that wait to be synced are missing after {seq}.</source>
        <translation>第 {seq} 条之后的待同步记录缺失。</translation>
    </message>
    <message>
        <source>The venue has {count} managers instead of one.</source>
        <translation>场所应有一名管理员，现在有 {count} 名。</translation>
    </message>
    <message>
        <source>Imports that wait to be mended without having lines: {count}.</source>
        <translation>有 {count} 次导入标为待改，却没有待改的行。</translation>
    </message>
    <message>
        <source>Visitors’ own scans stand among the people who were counted at the gates.</source>
        <translation>来访者自己的扫码混进了检测点的计数。</translation>
    </message>
</context>
<context>
    <name>check_in</name>
    <message>
        <source>Choose yes or no.</source>
        <translation>请选“是”或“否”。</translation>
    </message>
    <message>
        <source>Tick what you have, or “None of these”, not both.</source>
        <translation>请勾选有的症状，或勾选“以上都没有”，二者选一。</translation>
    </message>
    <message>
        <source>Without your consent the paper form at the desk is there for you.</source>
        <translation>如不同意，请到前台填写纸质表单。</translation>
    </message>
    <message>
        <source>Type the last four characters of your resident ID: digits, the last may be X.</source>
        <translation>请填身份证号后四位：数字，末位可以是 X。</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Mobile number</source>
        <translation>手机号码</translation>
    </message>
    <message>
        <source>Last four characters of your resident ID</source>
        <translation>身份证号后四位</translation>
    </message>
    <message>
        <source>Resident ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Who is with you</source>
        <translation>同行的人</translation>
    </message>
    <message>
        <source>A child or an elder</source>
        <translation>孩子或老人</translation>
    </message>
    <message>
        <source>Person {number}</source>
        <translation>同行人 {number}</translation>
    </message>
    <message>
        <source>Mobile number, for an adult</source>
        <translation>手机号码（成人填写）</translation>
    </message>
    <message>
        <source>Remember me on this phone, so that next time nothing has to be typed</source>
        <translation>在这部手机上记住我，下次不用再填</translation>
    </message>
    <message>
        <source>I agree that my visit is kept</source>
        <translation>我同意登记本次到访</translation>
    </message>
    <message>
        <source>Kept encrypted for {days} days. Only the health office can read it, when it has to trace an outbreak.</source>
        <translation>信息加密保存 {days} 天，只有卫生部门在需要流调时能读。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细说明</translation>
    </message>
    <message>
        <source>Kept are this place, the time, how many you are, and, encrypted, what you type here. It is deleted after {days} days.</source>
        <translation>保存的有：场所、时间、人数，以及加密后的填写内容。{days} 天后删除。</translation>
    </message>
    <message>
        <source>Neither the venue nor whoever runs this page can read your name or number. The health office can, with a key that is kept elsewhere.</source>
        <translation>场所和本页面的运行方都读不到您的姓名和号码。只有卫生部门用另外保管的密钥才能读。</translation>
    </message>
    <message>
        <source>What is remembered lies on your phone alone. “My visits” shows it and lets you delete it.</source>
        <translation>记住的信息只存在您这部手机里，可在“我的到访”中查看、删除。</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Register and show the health code</source>
        <translation>登记并出示健康码</translation>
    </message>
    <message>
        <source>Welcome back</source>
        <translation>欢迎回来</translation>
    </message>
    <message>
        <source>Health declaration valid until {day}</source>
        <translation>健康申报有效至 {day}</translation>
    </message>
    <message>
        <source>Not me</source>
        <translation>不是我</translation>
    </message>
    <message>
        <source>Somebody is with me</source>
        <translation>有人同行</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>{count} more with them</source>
        <translation>同行 {count} 人</translation>
    </message>
    <message>
        <source>Show the health code</source>
        <translation>出示健康码</translation>
    </message>
    <message>
        <source>Show the travel card</source>
        <translation>出示行程卡</translation>
    </message>
    <message>
        <source>Opens by itself in {seconds} seconds</source>
        <translation>{seconds} 秒后自动打开</translation>
    </message>
    <message>
        <source>I am leaving</source>
        <translation>离开登记</translation>
    </message>
    <message>
        <source>Left at {time}. Goodbye!</source>
        <translation>已于 {time} 离开，再见！</translation>
    </message>
    <message>
        <source>My visits</source>
        <translation>我的到访</translation>
    </message>
    <message>
        <source>This phone has no visits of the last {days} days.</source>
        <translation>这部手机最近 {days} 天没有到访记录。</translation>
    </message>
    <message>
        <source>Show them to an officer</source>
        <translation>出示给工作人员</translation>
    </message>
    <message>
        <source>Read this code to the officer. For ten minutes it shows places and times, and not who you are.</source>
        <translation>请把此码念给工作人员。十分钟内可凭它查看到访的地点和时间，不显示您的身份。</translation>
    </message>
    <message>
        <source>Forget this phone</source>
        <translation>删除这部手机的记录</translation>
    </message>
    <message>
        <source>This phone has forgotten you. What was registered is deleted when its time is over.</source>
        <translation>这部手机已删除您的信息。已登记的到访到期后自动删除。</translation>
    </message>
    <message>
        <source>left {time}</source>
        <translation>{time} 离开</translation>
    </message>
    <message>
        <source>Health declaration</source>
        <translation>健康申报</translation>
    </message>
    <message>
        <source>Once in {days} days: how are you?</source>
        <translation>每 {days} 天申报一次。</translation>
    </message>
    <message>
        <source>What do you have?</source>
        <translation>您现在有以下症状吗？</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>以上都没有</translation>
    </message>
    <message>
        <source>In the last 14 days</source>
        <translation>最近 14 天内</translation>
    </message>
    <message>
        <source>I was in a risk area</source>
        <translation>我到过风险地区</translation>
    </message>
    <message>
        <source>I met somebody who has the disease</source>
        <translation>我接触过确诊病例或无症状感染者</translation>
    </message>
    <message>
        <source>I met somebody from a risk area who had a fever or a cough</source>
        <translation>我接触过来自风险地区的发热或咳嗽的人</translation>
    </message>
    <message>
        <source>Two or more around me had a fever or a cough, at home, at work or at school</source>
        <translation>我身边（家庭、单位、学校）有两人及以上发热或咳嗽</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Please go to the green channel first</source>
        <translation>请先到绿色通道</translation>
    </message>
    <message>
        <source>You find it here</source>
        <translation>绿色通道在</translation>
    </message>
    <message>
        <source>You gave: {what}. Put your mask on and tell the staff at the door. They will take you there.</source>
        <translation>您填写了{what}。请戴好口罩，告诉门口的工作人员，由他们带您过去。</translation>
    </message>
    <message>
        <source>Please tell the staff at the door what you answered. They will take you there.</source>
        <translation>请把您的填写情况告诉门口的工作人员，由他们带您过去。</translation>
    </message>
    <message>
        <source>I made a mistake, declare again</source>
        <translation>填错了，重新申报</translation>
    </message>
    <message>
        <source>This code is not in use any more. Which door are you at?</source>
        <translation>此码已停用。您在哪个门口？</translation>
    </message>
    <message>
        <source>This gate is now called “{name}”. The poster may still say {former}.</source>
        <translation>本入口现名“{name}”，海报上可能仍写{former}。</translation>
    </message>
    <message>
        <source>This code belongs to none of the doors here. Which one are you at?</source>
        <translation>此码不属于本场所的任何检测点。您在哪个门口？</translation>
    </message>
    <message>
        <source>Please register on paper at the desk.</source>
        <translation>请到前台填写纸质表单。</translation>
    </message>
    <message>
        <source>The poster that you scanned is out of date. The staff have been told.</source>
        <translation>您扫的海报已过期，已提醒工作人员更换。</translation>
    </message>
    <message>
        <source>This code is not known</source>
        <translation>无法识别此码</translation>
    </message>
    <message>
        <source>Compare it with the poster, or register on paper at the desk.</source>
        <translation>请核对海报，或到前台填写纸质表单。</translation>
    </message>
    <message>
        <source>This page was open for too long. Tap once more.</source>
        <translation>页面打开太久了，请再点一次。</translation>
    </message>
    <message>
        <source>Too many are registering just now. What you typed is here: tap again in a moment.</source>
        <translation>登记的人较多，您填的内容还在，请稍后再点一次。</translation>
    </message>
    <message>
        <source>Registering here is not set up yet. Please use the paper form at the desk.</source>
        <translation>这里尚未开通扫码登记，请到前台填写纸质表单。</translation>
    </message>
    <message>
        <source>Something went wrong here. Please tap again, or use the paper form at the desk.</source>
        <translation>系统出了点问题，请再点一次，或到前台填写纸质表单。</translation>
    </message>
    <message>
        <source>Please scan the code at the door again.</source>
        <translation>请重新扫描门口的场所码。</translation>
    </message>
    <message>
        <source>Please look at what is marked.</source>
        <translation>请检查标出的内容。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Give an address that begins with https://, or leave it empty.</source>
        <translation>请填以 https:// 开头的网址，或留空。</translation>
    </message>
    <message>
        <source>Give 0 to {most} days.</source>
        <translation>请填 0 到 {most} 天。</translation>
    </message>
    <message>
        <source>Give 0 to {most} seconds.</source>
        <translation>请填 0 到 {most} 秒。</translation>
    </message>
    <message>
        <source>Give a number from 0 to {most}.</source>
        <translation>请填 0～{most} 之间的整数。</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>A case that is kept has its stays: --until, --until-end and --gate do not go with --case.</source>
        <translation>已保存的病例自带停留时段，--case 不能与 --until、--until-end、--gate 同用。</translation>
    </message>
    <message>
        <source>There is no case {number}. Cases go with the retention; the Exposure page lists those that are kept.</source>
        <translation>没有病例 {number}。病例随保存期一并删除，现有病例见“同时段人员”页。</translation>
    </message>
    <message>
        <source>Give --until as well: when that stay ended.</source>
        <translation>请同时给出 --until：这次停留何时结束。</translation>
    </message>
    <message>
        <source>--until and --gate belong to --from.</source>
        <translation>--until 和 --gate 只能与 --from 一起使用。</translation>
    </message>
    <message>
        <source>There is no gate called {gate}.</source>
        <translation>没有名为 {gate} 的检测点。</translation>
    </message>
    <message>
        <source>Nobody in the book is found by this. Try a number or the phone.</source>
        <translation>登记中没有找到此人。请试证件号码或电话。</translation>
    </message>
    <message>
        <source>This may be {count} people. Give the whole number of the document, or --declaration.</source>
        <translation>可能是 {count} 个人。请给出完整证件号码，或用 --declaration。</translation>
    </message>
    <message>
        <source>The slip says no time of arrival. Give the whole stay with --from and --until.</source>
        <translation>表上没有到达时间。请用 --from 和 --until 给出整段停留。</translation>
    </message>
    <message>
        <source>No layout, or more than one, is called {name}. Give an ID: {ids}.</source>
        <translation>没有名为 {name} 的版式，或不止一个。请给出编号：{ids}。</translation>
    </message>
    <message>
        <source>Nobody called {name} has a password at this desk. Give --user as the name is on the unlock screen.</source>
        <translation>本前台没有名为“{name}”且设有密码的人员。请按解锁界面上显示的姓名填写 --user。</translation>
    </message>
    <message>
        <source>No password: set {variable}, or run the command in a terminal.</source>
        <translation>没有密码：请设置环境变量 {variable}，或在终端中运行本命令。</translation>
    </message>
    <message>
        <source>The two passwords differ. Nothing was changed.</source>
        <translation>两次输入的密码不一致，未作任何改动。</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Taken: {accepted}. Already there: {existing}. Not taken: {rejected}.</source>
        <translation>已导入 {accepted} 条，此前已有 {existing} 条，未导入 {rejected} 条。</translation>
    </message>
    <message>
        <source>Sheet {sheet}, line {line}</source>
        <translation>工作表“{sheet}”第 {line} 行</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>第 {line} 行</translation>
    </message>
    <message>
        <source>{place}, {column}</source>
        <translation>{place}，{column}</translation>
    </message>
    <message>
        <source>{place}: {reason}</source>
        <translation>{place}：{reason}</translation>
    </message>
    <message>
        <source>Erased declarations: {declarations}, fever worksheets: {fevers}, visitor cards: {cards}.</source>
        <translation>已删除申报 {declarations} 条、发热处置单 {fevers} 张、便民卡 {cards} 张。</translation>
    </message>
    <message>
        <source>Declarations past their retention and deleted: {count}. Kept: {kept}.</source>
        <translation>已删除到期申报 {count} 条，仍保存 {kept} 条。</translation>
    </message>
    <message>
        <source>Declaration code: {code}</source>
        <translation>场所申报码：{code}</translation>
    </message>
    <message>
        <source>{certainty}  {circle}  {minutes} min  {name}  {phone}  {gate}</source>
        <translation>{certainty}  {circle}  {minutes} 分钟  {name}  {phone}  {gate}</translation>
    </message>
    <message>
        <source>Rows written: {rows}. {file}</source>
        <translation>已写入 {rows} 行：{file}</translation>
    </message>
    <message>
        <source>Recovery code (write it down, it is shown only now): {code}</source>
        <translation>恢复码（只显示这一次，请抄下来）：{code}</translation>
    </message>
    <message>
        <source>Sent: {sent}. Taken from other desks: {pulled}. Waiting: {waiting}.</source>
        <translation>已上传 {sent} 条，从其他前台收到 {pulled} 条，还有 {waiting} 条待同步。</translation>
    </message>
    <message>
        <source>Records written: {count}. {file}</source>
        <translation>已写入 {count} 条记录：{file}</translation>
    </message>
    <message>
        <source>Receipt taken. Waiting: {waiting}.</source>
        <translation>已读取回执，还有 {waiting} 条待同步。</translation>
    </message>
</context>
<context>
    <name>console</name>
    <message>
        <source>VenueDesk hub</source>
        <translation>场所码同步中心</translation>
    </message>
    <message>
        <source>Skip to content</source>
        <translation>跳到正文</translation>
    </message>
    <message>
        <source>Main menu</source>
        <translation>主菜单</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>切换到中文</source>
        <translation>Switch to English</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Signed in: {name}</source>
        <translation>{name}，已登录</translation>
    </message>
    <message>
        <source>Times are those of Asia/Shanghai.</source>
        <translation>时间均为北京时间。</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to the venue</source>
        <translation>返回场所</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>For the health office: the venues&apos; desks and their figures.</source>
        <translation>供卫生部门查看各场所的前台与人数。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The name or the password is wrong. Check both and try again.</source>
        <translation>姓名或密码不对，请核对后重新输入。</translation>
    </message>
    <message>
        <source>You have signed out.</source>
        <translation>您已退出登录。</translation>
    </message>
    <message>
        <source>Sign in, please. After 15 idle minutes everybody is signed out.</source>
        <translation>请登录。闲置 15 分钟后会自动退出。</translation>
    </message>
    <message>
        <source>Accounts are made by whoever administers the hub.</source>
        <translation>账号由管理同步中心的人员建立。</translation>
    </message>
    <message>
        <source>Venues</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>Find by name or declaration code</source>
        <translation>按名称或场所申报码查找</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Venues: {count}</source>
        <translation>共 {count} 个场所</translation>
    </message>
    <message>
        <source>Venues found: {count}</source>
        <translation>找到 {count} 个场所</translation>
    </message>
    <message>
        <source>No venue yet. Make a ticket, and a venue&apos;s desk can ask to join.</source>
        <translation>还没有场所。生成一个接入码交给场所，它的前台就能申请接入。</translation>
    </message>
    <message>
        <source>No venue matches “{words}”.</source>
        <translation>没有场所符合“{words}”。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Declaration code</source>
        <translation>场所申报码</translation>
    </message>
    <message>
        <source>Approved desks</source>
        <translation>已批准前台</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待批准</translation>
    </message>
    <message>
        <source>Records kept apart</source>
        <translation>单独存放的记录</translation>
    </message>
    <message>
        <source>Desks waiting for approval</source>
        <translation>等待批准的前台</translation>
    </message>
    <message>
        <source>So do {count} more.</source>
        <translation>另有 {count} 个在等待。</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>申请时间</translation>
    </message>
    <message>
        <source>Declaration code {code}</source>
        <translation>场所申报码 {code}</translation>
    </message>
    <message>
        <source>Personal data is kept {days} days</source>
        <translation>个人信息保存 {days} 天</translation>
    </message>
    <message>
        <source>First heard of {time}</source>
        <translation>{time} 首次联系</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>No desk has asked to join.</source>
        <translation>还没有前台申请接入。</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last received</source>
        <translation>最近收到</translation>
    </message>
    <message>
        <source>Records received</source>
        <translation>已收记录</translation>
    </message>
    <message>
        <source>In a backup</source>
        <translation>已备份</translation>
    </message>
    <message>
        <source>Kept apart</source>
        <translation>单独存放</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Clock {span} fast</source>
        <translation>时钟快 {span}</translation>
    </message>
    <message>
        <source>Clock {span} slow</source>
        <translation>时钟慢 {span}</translation>
    </message>
    <message>
        <source>Look at the {count} records kept apart</source>
        <translation>查看 {count} 条单独存放的记录</translation>
    </message>
    <message>
        <source>No record is kept apart.</source>
        <translation>没有单独存放的记录。</translation>
    </message>
    <message>
        <source>Make a ticket</source>
        <translation>生成接入码</translation>
    </message>
    <message>
        <source>{number} minutes</source>
        <translation>{number} 分钟</translation>
    </message>
    <message>
        <source>{number} hours</source>
        <translation>{number} 小时</translation>
    </message>
    <message>
        <source>{number} days</source>
        <translation>{number} 天</translation>
    </message>
    <message>
        <source>People by the hour</source>
        <translation>每小时人数</translation>
    </message>
    <message>
        <source>People by the hour on {day}</source>
        <translation>{day} 每小时人数</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Checked at gates</source>
        <translation>测温</translation>
    </message>
    <message>
        <source>Green channel</source>
        <translation>绿色通道</translation>
    </message>
    <message>
        <source>Fever</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>Hour not known</source>
        <translation>时段不详</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Nobody was counted on this day.</source>
        <translation>这一天没有到访记录。</translation>
    </message>
    <message>
        <source>The 14 days up to it</source>
        <translation>截至当日的 14 天</translation>
    </message>
    <message>
        <source>People by the gate</source>
        <translation>各检测点人数</translation>
    </message>
    <message>
        <source>People by the hour and the gate on {day}</source>
        <translation>{day} 每小时各检测点人数</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Other gates</source>
        <translation>其他检测点</translation>
    </message>
    <message>
        <source>Approve this desk?</source>
        <translation>批准这个前台接入？</translation>
    </message>
    <message>
        <source>Revoke this desk?</source>
        <translation>停用这个前台？</translation>
    </message>
    <message>
        <source>Once approved, this desk of {venue} may hand over records. Compare its number with the venue first.</source>
        <translation>批准后，{venue}的这个前台就能上传记录。请先与场所核对编号。</translation>
    </message>
    <message>
        <source>Nothing is taken any more from this desk of {venue}. What was received stays.</source>
        <translation>停用后，不再接收{venue}这个前台的任何记录；已收的记录保留。</translation>
    </message>
    <message>
        <source>Number of the desk</source>
        <translation>前台编号</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>签名密钥</translation>
    </message>
    <message>
        <source>People today</source>
        <translation>今日到访人数</translation>
    </message>
    <message>
        <source>Scans today</source>
        <translation>今日扫码</translation>
    </message>
    <message>
        <source>Fevers today</source>
        <translation>今日发热</translation>
    </message>
    <message>
        <source>No visitor’s record is taken: the office key is missing</source>
        <translation>暂不接收来访者记录：缺少卫生部门密钥</translation>
    </message>
    <message>
        <source>Desks seal visitors for the health office’s key. Until there is one, declarations wait at the desks. It is made at the hub with: venuedesk hub office-key --out FOLDER</source>
        <translation>前台用卫生部门密钥加密来访者信息。生成密钥之前，申报留在各前台。请在同步中心运行：venuedesk hub office-key --out FOLDER</translation>
    </message>
    <message>
        <source>Visitors of an earlier version are stored readable</source>
        <translation>旧版存储的来访者信息仍是明文</translation>
    </message>
    <message>
        <source>Seal them at the hub with: venuedesk hub seal. It may be broken off and run again.</source>
        <translation>请在同步中心运行：venuedesk hub seal。中途可以停止，之后再次运行即可继续。</translation>
    </message>
    <message>
        <source>Desk {number}</source>
        <translation>前台 {number}</translation>
    </message>
    <message>
        <source>Approve {desk}</source>
        <translation>批准{desk}</translation>
    </message>
    <message>
        <source>Revoke {desk}</source>
        <translation>停用{desk}</translation>
    </message>
    <message>
        <source>Scanned the code</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>Who scans the code at a gate and who is checked there are mostly the same people, counted twice: the two are not added up.</source>
        <translation>扫码的人和检测点计数的人多半是同一批人，两项不相加。</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>This goes into the log.</source>
        <translation>此操作会记入日志。</translation>
    </message>
    <message>
        <source>These records were received and not taken in. Sorting them again keeps their order and counts nothing twice.</source>
        <translation>这些记录已收到，但尚未收录。重新处理不会改变它们的顺序，也不会重复计算。</translation>
    </message>
    <message>
        <source>Records: {count}</source>
        <translation>共 {count} 条</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到时间</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Who was at the venues at the same time as a case, as numbers. No name is shown here.</source>
        <translation>查看各场所与病例同时段的人数。这里不显示任何姓名。</translation>
    </message>
    <message>
        <source>Four-eyes rule: a second officer approves that a list is fetched.</source>
        <translation>已启用双人审批：取名单须经另一名工作人员批准。</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>新建病例</translation>
    </message>
    <message>
        <source>It gets the next number of the year. Its stays are entered on the next page.</source>
        <translation>系统按年度顺序编号。病例的停留时间在下一页录入。</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Lists that wait for your approval</source>
        <translation>待您批准的名单</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>One short sentence, without names. It stands in the log and on the list.</source>
        <translation>用一句话说明，不要写姓名。原因会记入日志，并写在名单上。</translation>
    </message>
    <message>
        <source>Added to a departure, at most</source>
        <translation>离开时间最多延后</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不延后</translation>
    </message>
    <message>
        <source>Never more than the stay itself was long.</source>
        <translation>延后不超过本次停留的时长。</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>建立人</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>建立时间</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>停留时间</translation>
    </message>
    <message>
        <source>Cases: {count}</source>
        <translation>病例：{count} 个</translation>
    </message>
    <message>
        <source>No case yet.</source>
        <translation>还没有病例。</translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>病例 {number}</translation>
    </message>
    <message>
        <source>opened by {name}, {time}</source>
        <translation>{name} 于 {time} 建立</translation>
    </message>
    <message>
        <source>Fetch the list</source>
        <translation>取名单</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Reopen the case</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Edit case {number}</source>
        <translation>修改病例 {number}</translation>
    </message>
    <message>
        <source>The case was changed.</source>
        <translation>病例已修改。</translation>
    </message>
    <message>
        <source>The stay was added.</source>
        <translation>已添加停留时间。</translation>
    </message>
    <message>
        <source>The stay was corrected.</source>
        <translation>已更正停留时间。</translation>
    </message>
    <message>
        <source>The stay was removed.</source>
        <translation>已删除停留时间。</translation>
    </message>
    <message>
        <source>The stays of the phone are in the case.</source>
        <translation>手机出示的停留时间已加入病例。</translation>
    </message>
    <message>
        <source>The stays of the file are in the case.</source>
        <translation>文件中的停留时间已加入病例。</translation>
    </message>
    <message>
        <source>Stays of the case</source>
        <translation>病例的停留时间</translation>
    </message>
    <message>
        <source>No stay yet. Add one, or take them from a file that a desk or the office’s PC wrote.</source>
        <translation>还没有停留时间。请添加，或从前台、卫生部门电脑导出的文件中读取。</translation>
    </message>
    <message>
        <source>Add a stay</source>
        <translation>添加停留时间</translation>
    </message>
    <message>
        <source>Stays from a file</source>
        <translation>从文件读取停留时间</translation>
    </message>
    <message>
        <source>A file of stays (.vdstays) holds places and times alone. Stays that the case has already are left out.</source>
        <translation>到访文件（.vdstays）只含地点和时间。病例中已有的停留时间不会重复添加。</translation>
    </message>
    <message>
        <source>Take the stays</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>File of stays</source>
        <translation>到访文件</translation>
    </message>
    <message>
        <source>A venue that this hub does not know</source>
        <translation>同步中心不认识的场所</translation>
    </message>
    <message>
        <source>Whole venue</source>
        <translation>整个场所</translation>
    </message>
    <message>
        <source>Such as 09:12, 10:05-11:40, 9, morning, afternoon; empty if unknown.</source>
        <translation>例如 09:12、10:05-11:40、9 时、上午、下午；不清楚时留空。</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Correct the stay of {time}</source>
        <translation>更正 {time} 的停留时间</translation>
    </message>
    <message>
        <source>Correct a stay</source>
        <translation>更正停留时间</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and add another</source>
        <translation>保存并继续添加</translation>
    </message>
    <message>
        <source>Remove this stay</source>
        <translation>删除此停留时间</translation>
    </message>
    <message>
        <source>Venue: name or declaration code</source>
        <translation>场所名称或申报码</translation>
    </message>
    <message>
        <source>Choose the venue</source>
        <translation>选择场所</translation>
    </message>
    <message>
        <source>Venues of this case</source>
        <translation>本病例涉及的场所</translation>
    </message>
    <message>
        <source>These are the first {count}. Type more of the name.</source>
        <translation>仅显示前 {count} 个。请输入更完整的名称。</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>同时段人员</translation>
    </message>
    <message>
        <source>Stays from a phone</source>
        <translation>从手机读取停留时间</translation>
    </message>
    <message>
        <source>Whoever registered with their phone can show their visits by a six-digit code, for ten minutes. It tells places and times alone.</source>
        <translation>自行扫码登记的人可在手机上出示六位数字码，十分钟内有效，只含地点和时间。</translation>
    </message>
    <message>
        <source>The code on the phone</source>
        <translation>手机上的六位数字码</translation>
    </message>
    <message>
        <source>People who were counted at the gates in these hours and left no name: {count}. The list is not everybody.</source>
        <translation>这些时段另有 {count} 人在检测点只计数、未留姓名，名单并不包括所有人。</translation>
    </message>
    <message>
        <source>Nobody was counted at the gates in these hours without leaving a name.</source>
        <translation>这些时段检测点没有只计数、未留姓名的人。</translation>
    </message>
    <message>
        <source>As of {time}.</source>
        <translation>统计时间：{time}。</translation>
    </message>
    <message>
        <source>A stay without a leaving time counts as {minutes} minutes here, and its overlap as possible.</source>
        <translation>未写离开时间的，在本场所按 {minutes} 分钟计，归入“可能”。</translation>
    </message>
    <message>
        <source>Records of all its desks up to {time}.</source>
        <translation>各前台的记录最近接收于 {time}。</translation>
    </message>
    <message>
        <source>A desk of this venue has sent nothing yet.</source>
        <translation>该场所有前台尚未上传过任何记录。</translation>
    </message>
    <message>
        <source>Records may be missing</source>
        <translation>记录可能不全</translation>
    </message>
    <message>
        <source>Back to the cases</source>
        <translation>返回病例列表</translation>
    </message>
    <message>
        <source>Contacts by hour of arrival</source>
        <translation>同时段人员（按到达时段）</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到达时段</translation>
    </message>
    <message>
        <source>Same gate</source>
        <translation>同检测点</translation>
    </message>
    <message>
        <source>Same venue</source>
        <translation>同场所</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>未留姓名</translation>
    </message>
    <message>
        <source>At these gates</source>
        <translation>所涉检测点</translation>
    </message>
    <message>
        <source>All gates</source>
        <translation>全部检测点</translation>
    </message>
    <message>
        <source>Same gate, certain</source>
        <translation>同检测点·确定</translation>
    </message>
    <message>
        <source>Same gate, possible</source>
        <translation>同检测点·可能</translation>
    </message>
    <message>
        <source>The list is one sealed file. Only the health office opens it, on its own PC and with its key; this hub cannot read it.</source>
        <translation>名单是一个加密文件，只有卫生部门能在自己的电脑上用密钥打开，同步中心无法读取。</translation>
    </message>
    <message>
        <source>Why the list is fetched; for the log, without names.</source>
        <translation>说明取名单的原因，会记入日志，不要写姓名。</translation>
    </message>
    <message>
        <source>This hub has the four-eyes rule: ask first. Another officer approves it, and it holds for a day.</source>
        <translation>已启用双人审批：请先提交申请，由另一名工作人员批准，批准后一天内有效。</translation>
    </message>
    <message>
        <source>Approved by {name}. It holds until {time}, for the case as it is now.</source>
        <translation>{name} 已批准，{time} 前有效；病例改动后须重新申请。</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>申请批准</translation>
    </message>
    <message>
        <source>Save the sealed list</source>
        <translation>保存加密名单</translation>
    </message>
    <message>
        <source>Requests for this list</source>
        <translation>取此名单的申请</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不批准</translation>
    </message>
    <message>
        <source>Approve what {name} asked for</source>
        <translation>批准 {name} 的申请</translation>
    </message>
    <message>
        <source>Refuse what {name} asked for</source>
        <translation>不批准 {name} 的申请</translation>
    </message>
    <message>
        <source>A request is over after a day, and as soon as the case is changed.</source>
        <translation>申请一天后失效；病例一经改动，申请也随即失效。</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>These venues may have records of the case’s days that they have not sent. With their next sync, their desks show that you ask for them.</source>
        <translation>这些场所可能还有病例到访期间的记录没有上传。其前台下次同步时会显示您的请求。</translation>
    </message>
    <message>
        <source>Ask {count} venues to sync</source>
        <translation>请 {count} 个场所尽快同步</translation>
    </message>
    <message>
        <source>The venues were asked.</source>
        <translation>已请这些场所尽快同步。</translation>
    </message>
    <message>
        <source>Asked to sync</source>
        <translation>已请其同步</translation>
    </message>
    <message>
        <source>Asked to sync, received</source>
        <translation>已请其同步，前台已收到</translation>
    </message>
    <message>
        <source>Asked to sync, everything is here</source>
        <translation>已请其同步，记录已收齐</translation>
    </message>
    <message>
        <source>Asked a venue to sync, for a case</source>
        <translation>因病例请场所同步</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未批准</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>Opened a case</source>
        <translation>新建病例</translation>
    </message>
    <message>
        <source>Changed the reason or the added time of a case</source>
        <translation>修改病例的原因或延长时间</translation>
    </message>
    <message>
        <source>Looked at a case</source>
        <translation>查看病例</translation>
    </message>
    <message>
        <source>Added a stay to a case</source>
        <translation>添加病例停留时间</translation>
    </message>
    <message>
        <source>Corrected a stay of a case</source>
        <translation>更正病例停留时间</translation>
    </message>
    <message>
        <source>Removed a stay from a case</source>
        <translation>删除病例停留时间</translation>
    </message>
    <message>
        <source>Took stays of a case from a file</source>
        <translation>从文件读取病例停留时间</translation>
    </message>
    <message>
        <source>Took stays of a case from a phone</source>
        <translation>从手机读取病例停留时间</translation>
    </message>
    <message>
        <source>Closed a case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Reopened a case</source>
        <translation>重新打开病例</translation>
    </message>
    <message>
        <source>Asked for the list of a case</source>
        <translation>申请取病例名单</translation>
    </message>
    <message>
        <source>Approved that a case’s list is fetched</source>
        <translation>批准取病例名单</translation>
    </message>
    <message>
        <source>Refused that a case’s list is fetched</source>
        <translation>不批准取病例名单</translation>
    </message>
    <message>
        <source>Fetched the list of a case</source>
        <translation>取病例名单</translation>
    </message>
    <message>
        <source>Switched the four-eyes rule on</source>
        <translation>启用双人审批</translation>
    </message>
    <message>
        <source>Switched the four-eyes rule off</source>
        <translation>停用双人审批</translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>重新处理</translation>
    </message>
    <message>
        <source>Sorted again: {stored} taken in, {expired} dropped as too old, {left} still kept apart.</source>
        <translation>已重新处理：收录 {stored} 条，过期删除 {expired} 条，仍单独存放 {left} 条。</translation>
    </message>
    <message>
        <source>No. {seq}</source>
        <translation>第 {seq} 条</translation>
    </message>
    <message>
        <source>Its content was dropped at the end of its retention</source>
        <translation>保存期已满，内容已删除</translation>
    </message>
    <message>
        <source>For a new desk of {venue}.</source>
        <translation>给{venue}的一个新前台。</translation>
    </message>
    <message>
        <source>For the first desk of a new venue.</source>
        <translation>给一个新场所的第一个前台。</translation>
    </message>
    <message>
        <source>Declaration code of the venue</source>
        <translation>场所的申报码</translation>
    </message>
    <message>
        <source>Eight characters. Left empty, anybody who has the ticket may ask.</source>
        <translation>共 8 位。留空则拿到接入码的人都能申请。</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Approves the desk at once</source>
        <translation>直接批准，无需再确认</translation>
    </message>
    <message>
        <source>Only for the venue that it names.</source>
        <translation>只对指明的场所有效。</translation>
    </message>
    <message>
        <source>Make the ticket</source>
        <translation>生成接入码</translation>
    </message>
    <message>
        <source>This is no declaration code: it has eight characters. Compare it with the venue.</source>
        <translation>申报码不对，应为 8 位。请与场所核对。</translation>
    </message>
    <message>
        <source>To approve at once, give the declaration code.</source>
        <translation>直接批准须填申报码。</translation>
    </message>
    <message>
        <source>The ticket</source>
        <translation>接入码</translation>
    </message>
    <message>
        <source>It is shown this once. Write it down or read it to the venue now.</source>
        <translation>只显示这一次，请现在抄下或读给场所。</translation>
    </message>
    <message>
        <source>It holds until {time} and can be used once.</source>
        <translation>{time} 前有效，只能用一次。</translation>
    </message>
    <message>
        <source>Address of this hub (optional)</source>
        <translation>本同步中心的网址（选填）</translation>
    </message>
    <message>
        <source>It goes into the invitation, for desks that get a network later. Left empty: by USB stick only.</source>
        <translation>写进邀请文件，前台以后联网时使用；只用 U 盘往来则留空。</translation>
    </message>
    <message>
        <source>This is no address that desks can reach: it begins with https://.</source>
        <translation>网址不对，须以 https:// 开头。</translation>
    </message>
    <message>
        <source>For a venue without a network: download the invitation onto a USB stick and hand it over. It is as secret as the ticket, and serves once.</source>
        <translation>没有网络的场所：下载邀请文件，拷到 U 盘交给场所。它和接入码一样须保密，只能用一次。</translation>
    </message>
    <message>
        <source>Download the invitation</source>
        <translation>下载邀请文件</translation>
    </message>
    <message>
        <source>The venue types the address of this hub and the ticket on its Sync page.</source>
        <translation>场所在前台的“同步”页填写本同步中心的网址和这个接入码。</translation>
    </message>
    <message>
        <source>Back to the venues</source>
        <translation>返回场所列表</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Who did what. Nothing here can be changed or removed.</source>
        <translation>记录谁做了什么，不能修改或删除。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Command line ({login})</source>
        <translation>命令行（{login}）</translation>
    </message>
    <message>
        <source>Nothing was done yet.</source>
        <translation>还没有操作。</translation>
    </message>
    <message>
        <source>This cannot be read</source>
        <translation>请求有误</translation>
    </message>
    <message>
        <source>This cannot be done</source>
        <translation>不能这样做</translation>
    </message>
    <message>
        <source>There is no such page</source>
        <translation>没有这一页</translation>
    </message>
    <message>
        <source>That took too long</source>
        <translation>传输太慢</translation>
    </message>
    <message>
        <source>That is too much</source>
        <translation>内容太多</translation>
    </message>
    <message>
        <source>Too many tries</source>
        <translation>尝试太多</translation>
    </message>
    <message>
        <source>The hub has a fault</source>
        <translation>同步中心出错</translation>
    </message>
    <message>
        <source>The hub is busy</source>
        <translation>同步中心正忙</translation>
    </message>
    <message>
        <source>The form did not arrive whole. Go back and try again.</source>
        <translation>填写的内容没有完整送到，请返回重试。</translation>
    </message>
    <message>
        <source>The form is out of date. Go back, load the page again and retry. Nothing was changed.</source>
        <translation>本页已失效，未作任何改动。请返回、刷新页面后重试。</translation>
    </message>
    <message>
        <source>The address may be wrong, or what it was about is gone.</source>
        <translation>网址可能有误，或所查的内容已不存在。</translation>
    </message>
    <message>
        <source>The network is slow. Try again.</source>
        <translation>网络太慢，请重试。</translation>
    </message>
    <message>
        <source>Fill in less and try again.</source>
        <translation>请少填一些再试。</translation>
    </message>
    <message>
        <source>Wait a minute and try again.</source>
        <translation>请等一分钟再试。</translation>
    </message>
    <message>
        <source>Nothing was done by halves. If it comes again, tell whoever administers the hub.</source>
        <translation>没有只完成一半的操作。如反复出现，请告诉管理同步中心的人员。</translation>
    </message>
    <message>
        <source>Try again in a few seconds.</source>
        <translation>请过几秒再试。</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>返回首页</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未能接受</translation>
    </message>
    <message>
        <source>Waits for a newer program</source>
        <translation>等待升级</translation>
    </message>
    <message>
        <source>Past its retention</source>
        <translation>已过保存期</translation>
    </message>
    <message>
        <source>A kind of record that is not known</source>
        <translation>不认识的记录类型</translation>
    </message>
    <message>
        <source>It does not name its thing rightly</source>
        <translation>对象编号无效</translation>
    </message>
    <message>
        <source>Its form is newer than this hub</source>
        <translation>记录格式较新，同步中心尚不支持</translation>
    </message>
    <message>
        <source>Its time cannot be</source>
        <translation>时间无效</translation>
    </message>
    <message>
        <source>It is too long</source>
        <translation>内容过长</translation>
    </message>
    <message>
        <source>Its content cannot be read</source>
        <translation>内容无法读取</translation>
    </message>
    <message>
        <source>Its content is about another thing</source>
        <translation>内容与编号不符</translation>
    </message>
    <message>
        <source>The days it says to keep data cannot be</source>
        <translation>保存天数无效</translation>
    </message>
    <message>
        <source>Its figures cannot be</source>
        <translation>人数有误</translation>
    </message>
    <message>
        <source>The change it tells of cannot be</source>
        <translation>修改内容无效</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>保存期</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>海报</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Batch of slips</source>
        <translation>表单批次</translation>
    </message>
    <message>
        <source>Temperature check</source>
        <translation>测温</translation>
    </message>
    <message>
        <source>Tally sheet</source>
        <translation>检测计数表</translation>
    </message>
    <message>
        <source>Certificate of destruction</source>
        <translation>销毁证明</translation>
    </message>
    <message>
        <source>Figures by the hour</source>
        <translation>每小时人数</translation>
    </message>
    <message>
        <source>Green channel declaration</source>
        <translation>绿色通道申报</translation>
    </message>
    <message>
        <source>Fever worksheet</source>
        <translation>发热处置单</translation>
    </message>
    <message>
        <source>Regular visitor&apos;s card</source>
        <translation>便民卡</translation>
    </message>
    <message>
        <source>Such as 11-23 or 2026-11-23.</source>
        <translation>例如 11-23、2026-11-23、昨天。</translation>
    </message>
    <message>
        <source>Declarations and people who scanned the code, at the same time: {count}. Venues: {venues}.</source>
        <translation>{venues} 个场所同时段共有 {count} 份申报和扫码登记。</translation>
    </message>
    <message>
        <source>Nobody is known to have been there at the same time.</source>
        <translation>没有同时段的申报和扫码登记。</translation>
    </message>
    <message>
        <source>Declarations are counted, and people who scanned the code: the hub cannot read who they are. The case’s own are among them; the office’s PC leaves those out.</source>
        <translation>申报按份数、扫码登记按人数统计：同步中心无法读取其身份。病例本人的也计算在内，在卫生部门电脑上打开名单时会自动剔除。</translation>
    </message>
    <message>
        <source>Nobody is known to have been here at the same time, and nobody was counted.</source>
        <translation>本场所没有同时段的申报和扫码登记，也没有只计数的人。</translation>
    </message>
    <message>
        <source>Same venue, certain</source>
        <translation>同场所·确定</translation>
    </message>
    <message>
        <source>Same venue, possible</source>
        <translation>同场所·可能</translation>
    </message>
    <message>
        <source>Visitors’ page</source>
        <translation>扫码登记页</translation>
    </message>
    <message>
        <source>What visitors are asked who scan a venue’s code, and where they go on to. It holds for all venues.</source>
        <translation>来访者扫场所码后要填写什么、接着打开哪里。对所有场所生效。</translation>
    </message>
    <message>
        <source>Saved. Visitors see it within ten seconds.</source>
        <translation>已保存，十秒内生效。</translation>
    </message>
    <message>
        <source>Resident ID</source>
        <translation>居民身份证号</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>不填</translation>
    </message>
    <message>
        <source>The last four characters</source>
        <translation>后四位</translation>
    </message>
    <message>
        <source>The whole number</source>
        <translation>完整号码</translation>
    </message>
    <message>
        <source>Ask for no more than contact tracing needs.</source>
        <translation>只收集流调所需的最少信息。</translation>
    </message>
    <message>
        <source>Days that a health declaration holds</source>
        <translation>健康申报有效天数</translation>
    </message>
    <message>
        <source>0 to 28. With 0, none is asked for.</source>
        <translation>0～28 天。填 0 则不要求健康申报。</translation>
    </message>
    <message>
        <source>Address of the health code</source>
        <translation>健康码网址</translation>
    </message>
    <message>
        <source>Visitors get a button that leads there. Left empty, there is none.</source>
        <translation>登记后显示“打开健康码”按钮；留空则不显示。</translation>
    </message>
    <message>
        <source>Seconds until the health code opens by itself</source>
        <translation>几秒后自动打开健康码</translation>
    </message>
    <message>
        <source>0 to 30. With 0, visitors press the button. The inspector needs time to see the result.</source>
        <translation>0～30 秒。填 0 则由来访者自己点按；请给检测员留出查看结果的时间。</translation>
    </message>
    <message>
        <source>Address of the travel card</source>
        <translation>行程卡网址</translation>
    </message>
    <message>
        <source>Left empty, there is no button.</source>
        <translation>留空则不显示按钮。</translation>
    </message>
    <message>
        <source>No manager&apos;s key signed it</source>
        <translation>没有管理员的签名</translation>
    </message>
    <message>
        <source>Another desk recorded this visitor</source>
        <translation>这位来访者由另一前台登记</translation>
    </message>
    <message>
        <source>Whoever signed it may not say that of a key</source>
        <translation>签名者无权就此密钥作出声明</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Approved a desk</source>
        <translation>批准前台</translation>
    </message>
    <message>
        <source>Revoked a desk</source>
        <translation>停用前台</translation>
    </message>
    <message>
        <source>Made a ticket</source>
        <translation>生成接入码</translation>
    </message>
    <message>
        <source>Sorted records again</source>
        <translation>重新处理单独存放的记录</translation>
    </message>
    <message>
        <source>Made a key of the health office</source>
        <translation>生成卫生部门密钥</translation>
    </message>
    <message>
        <source>Sealed what was stored readable</source>
        <translation>加密此前存储的明文</translation>
    </message>
    <message>
        <source>Exported a sealed list of visitors</source>
        <translation>导出来访者加密名单</translation>
    </message>
    <message>
        <source>Said that the hub&apos;s clock is right</source>
        <translation>确认同步中心的时钟正确</translation>
    </message>
    <message>
        <source>Said that the hub was restored from a backup</source>
        <translation>声明同步中心已从备份恢复</translation>
    </message>
    <message>
        <source>Confirmed the key of a manager</source>
        <translation>确认了一名管理员的密钥</translation>
    </message>
    <message>
        <source>Set what the page of the visitor&apos;s own scan asks</source>
        <translation>设置了扫码登记页</translation>
    </message>
    <message>
        <source>Spread the database over several machines</source>
        <translation>将数据库分布到多台机器</translation>
    </message>
    <message>
        <source>Made an account</source>
        <translation>新建账号</translation>
    </message>
    <message>
        <source>Gave a new password</source>
        <translation>重设密码</translation>
    </message>
    <message>
        <source>Ended an account</source>
        <translation>停用账号</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
</context>
<context>
    <name>console-sign-in</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
</context>
<context>
    <name>count-reports</name>
    <message>
        <source>Daily Report</source>
        <translation>检测统计日报</translation>
    </message>
    <message>
        <source>Weekly Report</source>
        <translation>检测统计周报</translation>
    </message>
    <message>
        <source>{weekday} {day}&#x3000;Made {made}</source>
        <translation>{day} {weekday}&#x3000;制表 {made}</translation>
    </message>
    <message>
        <source>{since} to {until}&#x3000;Made {made}</source>
        <translation>{since} 至 {until}&#x3000;制表 {made}</translation>
    </message>
    <message>
        <source>Not over yet</source>
        <translation>尚未结束</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>{weekday} {date}</source>
        <translation>{weekday} {date}</translation>
    </message>
    <message>
        <source>People are green-channel registrations and those counted at gates; a registration with a reading is a check too.</source>
        <translation>人数为绿色通道登记与检测点计数之和；登记时测过体温的，也计入测温。</translation>
    </message>
    <message>
        <source>People are green-channel registrations and those counted at gates; scans are the same people measured again, and are not added.</source>
        <translation>到访人数为绿色通道登记与检测点计数之和；扫码是对同一批人的另一种统计，不再相加。</translation>
    </message>
    <message>
        <source>People are green-channel registrations and those who scanned; those counted at gates are the same people, and are not added.</source>
        <translation>到访人数为绿色通道登记与扫码人数之和；检测点计数的是同一批人，不再相加。</translation>
    </message>
    <message>
        <source>Nobody was registered or counted on this day.</source>
        <translation>当天没有任何登记或计数。</translation>
    </message>
    <message>
        <source>Nobody was registered or counted in this week.</source>
        <translation>这一周没有任何登记或计数。</translation>
    </message>
    <message>
        <source>People by the hour</source>
        <translation>每小时到访</translation>
    </message>
    <message>
        <source>People by the day</source>
        <translation>每日到访</translation>
    </message>
    <message>
        <source>Gates × hours (scanned the code)</source>
        <translation>检测点 × 时段（扫码人数）</translation>
    </message>
    <message>
        <source>Gates × days (scanned the code)</source>
        <translation>检测点 × 日期（扫码人数）</translation>
    </message>
    <message>
        <source>Scan rate (%)</source>
        <translation>扫码率（%）</translation>
    </message>
    <message>
        <source>Same day last week</source>
        <translation>上周同日</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>上一周</translation>
    </message>
    <message>
        <source>Gates × hours (people)</source>
        <translation>检测点 × 时段（人）</translation>
    </message>
    <message>
        <source>Gates × days (people)</source>
        <translation>检测点 × 日期（人）</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>{count} other gates</source>
        <translation>其他{count}个检测点</translation>
    </message>
    <message>
        <source>{name} (retired)</source>
        <translation>{name}（已停用）</translation>
    </message>
    <message>
        <source>{name} (former inspector)</source>
        <translation>{name}（原检测员）</translation>
    </message>
    <message>
        <source>No inspector named</source>
        <translation>未注明检测员</translation>
    </message>
    <message>
        <source>Green channel by category</source>
        <translation>绿色通道登记（按类别）</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>By gate</source>
        <translation>各检测点</translation>
    </message>
    <message>
        <source>By inspector</source>
        <translation>各检测员</translation>
    </message>
</context>
<context>
    <name>counting</name>
    <message>
        <source>This hour has not come yet. Check the sheet&apos;s day.</source>
        <translation>这个时段还没到，请核对表上的日期。</translation>
    </message>
    <message>
        <source>The sheet is empty. Type at least one hour&apos;s figure.</source>
        <translation>表是空的，请至少填一个小时的人数。</translation>
    </message>
    <message>
        <source>{counted} were counted before, {sheet} are on the sheet.</source>
        <translation>此前已计 {counted} 人，表上 {sheet} 人。</translation>
    </message>
    <message>
        <source>{counted} were counted before: a sheet with {sheet} cannot include them.</source>
        <translation>此前已计 {counted} 人，表上只有 {sheet} 人，不可能包括已计的人。请核对计数表。</translation>
    </message>
    <message>
        <source>Type the sheet&apos;s day, such as {day}.</source>
        <translation>请输入表上的日期，如 {day}。</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>这一天还没到。</translation>
    </message>
    <message>
        <source>This day is {ago} days ago. Sheets are entered within {limit} days.</source>
        <translation>这一天已过去 {ago} 天。计数表须在 {limit} 天内录入。</translation>
    </message>
    <message>
        <source>Type how many people, in digits: 0 or more.</source>
        <translation>请用数字填写人数，不小于 0。</translation>
    </message>
    <message>
        <source>{count} people in one hour at one gate cannot be. Read the sheet again.</source>
        <translation>一个检测点一小时不可能有 {count} 人，请再看一遍计数表。</translation>
    </message>
    <message>
        <source>{count} people in one hour at one gate are very many. Compare with the sheet.</source>
        <translation>一个检测点一小时 {count} 人，人数过多，请与计数表核对。</translation>
    </message>
    <message>
        <source>{value} °C is not a fever: count this person with a plain press.</source>
        <translation>{value} ℃ 不算发热，请按正常计数。</translation>
    </message>
    <message>
        <source>This press was taken back already.</source>
        <translation>这次计数已经撤销。</translation>
    </message>
    <message>
        <source>A press can be taken back for one minute.</source>
        <translation>计数后一分钟内可以撤销。</translation>
    </message>
    <message>
        <source>The fever worksheet of this press was closed already, so the press stays.</source>
        <translation>这次计数的发热处置单已经结束，计数不能撤销。</translation>
    </message>
    <message>
        <source>This gate is closed now. Count at another one.</source>
        <translation>这个检测点已停用，请在其他检测点计数。</translation>
    </message>
    <message>
        <source>This sheet was taken back already.</source>
        <translation>这张计数表已经撤回。</translation>
    </message>
    <message>
        <source>The same sheet was entered at {time} already.</source>
        <translation>同样的表已于 {time} 录入。</translation>
    </message>
    <message>
        <source>Another sheet of this gate, day and inspector was entered at {time}.</source>
        <translation>{time} 已录入过同一检测点、同一天、同一检测员的另一张表。</translation>
    </message>
    <message>
        <source>Another sheet of this gate and day was entered at {time}, one of them without an inspector.</source>
        <translation>{time} 已录入过这个检测点当天的另一张表，两张表中有一张未注明检测员。</translation>
    </message>
    <message>
        <source>Choose the gate.</source>
        <translation>请选择检测点。</translation>
    </message>
    <message>
        <source>Choose the inspector again.</source>
        <translation>请重新选择检测员。</translation>
    </message>
</context>
<context>
    <name>declaration</name>
    <message>
        <source>The birth date {date} lies in the future.</source>
        <translation>出生日期 {date} 还没到。</translation>
    </message>
    <message>
        <source>Born on {date}, this person would be {age} years old. Compare it with the document.</source>
        <translation>按出生日期 {date} 算，此人已 {age} 岁，请与证件核对。</translation>
    </message>
    <message>
        <source>Type the birth date with all digits of the year, such as 19480101 or 1948-1-1.</source>
        <translation>请输入完整的出生日期，年份写四位，例如 19480101 或 1948-1-1。</translation>
    </message>
    <message>
        <source>Type the day of the visit, such as {today}.</source>
        <translation>请输入到访日期，例如 {today}。</translation>
    </message>
    <message>
        <source>This is not a date. Examples: {today}, {whole}, 昨天.</source>
        <translation>日期无法识别。可以输入 {today}、{whole} 或“昨天”。</translation>
    </message>
    <message>
        <source>{date} lies in the future; today is {today}. If that is wrong, set the clock of this PC.</source>
        <translation>{date} 还没到，今天是 {today}。如果今天的日期不对，请先校准电脑时钟。</translation>
    </message>
    <message>
        <source>There is no such date as {date}.</source>
        <translation>没有 {date} 这一天。</translation>
    </message>
    <message>
        <source>This is a date and a time. The time has its own field.</source>
        <translation>这里把日期和时间写在了一起。时间请填到“时间”一栏。</translation>
    </message>
    <message>
        <source>{date} may be two dates, by which of the numbers is the month. Type the year first.</source>
        <translation>{date} 分不清哪个是月、哪个是日。请把年份写在最前面。</translation>
    </message>
    <message>
        <source>{date} may be several dates. Type the year first, with all digits.</source>
        <translation>{date} 可能是好几个日期。请把年份写在最前面，四位写全。</translation>
    </message>
    <message>
        <source>{date} is a spreadsheet&apos;s count of days, or a part of a date. Format the column as a date.</source>
        <translation>{date} 是表格软件里的天数序号，或者只是日期的一部分。请把这一列设成日期格式。</translation>
    </message>
    <message>
        <source>“{word}” is none of the choices of this field.</source>
        <translation>“{word}”不在可选项之内。</translation>
    </message>
    <message>
        <source>Choose the gate.</source>
        <translation>请选择检测点。</translation>
    </message>
    <message>
        <source>There is no gate named {name}.</source>
        <translation>没有名为“{name}”的检测点。</translation>
    </message>
    <message>
        <source>There is no inspector named {name}.</source>
        <translation>没有名为“{name}”的检测员。</translation>
    </message>
    <message>
        <source>Choose the type of document, or “No document”.</source>
        <translation>请选择证件类型；没有证件请选“无证件”。</translation>
    </message>
    <message>
        <source>The document says {date}. Compare both.</source>
        <translation>证件上是 {date}，请核对。</translation>
    </message>
    <message>
        <source>The document says {sex}. Compare both.</source>
        <translation>证件上是“{sex}”，请核对。</translation>
    </message>
    <message>
        <source>Choose why this person declares on paper.</source>
        <translation>请选择人员类别。</translation>
    </message>
    <message>
        <source>The birth date does not agree with the category {category}. Compare both.</source>
        <translation>出生日期与人员类别“{category}”不符，请核对。</translation>
    </message>
    <message>
        <source>Without a document, a phone number is needed: the person&apos;s or a companion&apos;s.</source>
        <translation>没有证件时，请填写本人或陪同人的电话。</translation>
    </message>
    <message>
        <source>Without a document, the address is needed.</source>
        <translation>没有证件时，请填写现住址。</translation>
    </message>
    <message>
        <source>Type a phone number or the address, so that the person can be reached.</source>
        <translation>请填写电话或现住址，以便联系到本人。</translation>
    </message>
    <message>
        <source>The temperature is missing. Measure it, or say why there is none.</source>
        <translation>没有填体温。请测量，或说明未测的原因。</translation>
    </message>
    <message>
        <source>The person did not agree to the handling of the data. Enter the form only where the law asks for it, and say so.</source>
        <translation>本人未同意处理个人信息。依法必须登记时才可录入，并请说明依据。</translation>
    </message>
    <message>
        <source>Type the guardian&apos;s or companion&apos;s name.</source>
        <translation>请填写监护人或陪同人姓名。</translation>
    </message>
    <message>
        <source>Say how the guardian is related, such as mother.</source>
        <translation>请填写与本人的关系，例如母亲。</translation>
    </message>
    <message>
        <source>Type the guardian&apos;s phone number, or say why there is none.</source>
        <translation>请填写监护人电话；如没有，请说明原因。</translation>
    </message>
    <message>
        <source>A child under 14 needs a guardian. Type the guardian&apos;s name.</source>
        <translation>未满 14 岁须有监护人，请填写监护人姓名。</translation>
    </message>
    <message>
        <source>A child under 14 needs a guardian. Type the birth date or the guardian&apos;s name.</source>
        <translation>未满 14 岁须有监护人，请填写出生日期或监护人姓名。</translation>
    </message>
    <message>
        <source>Type the name of the person who signed instead.</source>
        <translation>请填写代签人的姓名。</translation>
    </message>
    <message>
        <source>Type the name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>Names seldom hold “{character}”. Compare the name with the document.</source>
        <translation>姓名中很少有“{character}”，请与证件核对。</translation>
    </message>
    <message>
        <source>The name begins or ends with a dot, as one does that was cut off. Type the whole name.</source>
        <translation>姓名的开头或结尾是间隔点，可能没写完。请输入完整的姓名。</translation>
    </message>
    <message>
        <source>This is one character only. Type the whole name.</source>
        <translation>姓名只有一个字，请填写全名。</translation>
    </message>
    <message>
        <source>“{word}” is not a symptom of the form. Type it after “other:”.</source>
        <translation>表上没有“{word}”这一症状，请写成“其他：……”。</translation>
    </message>
    <message>
        <source>Answer yes or no; details come after a colon, such as “yes: back from Guangzhou”.</source>
        <translation>请填“是”或“否”，详情写在冒号后，例如“是：从广州返回”。</translation>
    </message>
    <message>
        <source>This is not a temperature in °C. Type it as {example} or 366.</source>
        <translation>体温无法识别，请按摄氏度输入，例如 {example} 或 366。</translation>
    </message>
    <message>
        <source>A living person does not measure {value} °C. Read the thermometer again.</source>
        <translation>人的体温不会是 {value} ℃，请重新看体温计。</translation>
    </message>
    <message>
        <source>{value} °C is rare. Measure again, or say why it is right.</source>
        <translation>{value} ℃ 很少见，请复测；如确实无误，请说明原因。</translation>
    </message>
    <message>
        <source>The form keeps one decimal, and {typed} has two. Type {value}, or say why that is right.</source>
        <translation>表上只记一位小数，而 {typed} 有两位。请改成 {value}，或说明为什么这样记。</translation>
    </message>
    <message>
        <source>This is not a time. Examples: 09:12, 10:05-11:40, 上午, 下午, 全天; empty if unknown.</source>
        <translation>时间无法识别。可以输入 09:12、10:05-11:40、上午、下午、全天，不详则留空。</translation>
    </message>
    <message>
        <source>The form keeps hours and minutes. Leave the seconds out.</source>
        <translation>表上只记到时和分，请去掉秒。</translation>
    </message>
    <message>
        <source>There is no such time as {time}.</source>
        <translation>没有 {time} 这个时间。</translation>
    </message>
    <message>
        <source>This holds a date too. The date has its own field.</source>
        <translation>这里还带着日期。日期请填到“日期”一栏。</translation>
    </message>
    <message>
        <source>{time} is a spreadsheet&apos;s fraction of a day, or a part of a time. Format the column as a time.</source>
        <translation>{time} 是表格软件里的时间小数，或者只是时间的一部分。请把这一列设成时间格式。</translation>
    </message>
    <message>
        <source>{time} lacks a digit of its minutes. Type both, such as 9:03 or 9:30.</source>
        <translation>{time} 的分钟少一位。请写全，例如 9:03 或 9:30。</translation>
    </message>
    <message>
        <source>0 may mean midnight, or nothing. Type 0:00, or leave it empty.</source>
        <translation>0 可能指零点，也可能是没有填。零点请写 0:00，没有就留空。</translation>
    </message>
    <message>
        <source>The leaving time {end} is before the arrival {start}. For somebody who left after midnight type 次日 before it.</source>
        <translation>离开时间 {end} 早于到达时间 {start}。如果是过了零点才离开，请在离开时间前加“次日”。</translation>
    </message>
    <message>
        <source>A visit lasts at most 24 hours.</source>
        <translation>一次到访最长 24 小时。</translation>
    </message>
    <message>
        <source>This text has {count} characters. Something else was pasted here; delete it.</source>
        <translation>这里有 {count} 个字符，像是误粘贴的内容，请删除。</translation>
    </message>
    <message>
        <source>This text holds invisible characters that change the order in which it reads. Type it anew.</source>
        <translation>内容含有会打乱文字顺序的隐藏字符，请重新输入。</translation>
    </message>
    <message>
        <source>This text holds control characters. Type it anew.</source>
        <translation>内容含有控制字符，请重新输入。</translation>
    </message>
    <message>
        <source>Character {place} (U+{code}) cannot be seen and makes a name look like another one. Type the name anew.</source>
        <translation>第 {place} 个字符（U+{code}）看不见，会使名称看起来像另一个名称。请重新输入。</translation>
    </message>
    <message>
        <source>Somebody has written on this person&apos;s fever worksheet already. Correct the declaration in Find, and the worksheet ends with it.</source>
        <translation>这个人的发热处置单已经有人填写。请到“查询”里更正这份申报，处置单会随之结束。</translation>
    </message>
    <message>
        <source>At most {limit} characters fit here; this has {count}.</source>
        <translation>最多 {limit} 个字，现有 {count} 个。</translation>
    </message>
    <message>
        <source>The slip was printed on {day} at {time}, after this visit.</source>
        <translation>表单是 {day} {time} 才打印的，晚于这次到访。</translation>
    </message>
    <message>
        <source>The time {time} is {hours} hours ago.</source>
        <translation>{time} 距现在已有 {hours} 小时。</translation>
    </message>
    <message>
        <source>The venue is closed on this day: {day}.</source>
        <translation>场所当天（{day}）不开放。</translation>
    </message>
    <message>
        <source>The time {time} is outside the opening hours of that day, {hours}.</source>
        <translation>到访时间 {time} 不在当天开放时间 {hours} 内。</translation>
    </message>
    <message>
        <source>This person has a declaration of this day already: {time} {gate}, slip {slip}.</source>
        <translation>此人当天已有一条申报：{time} {gate}，表单 {slip}。</translation>
    </message>
    <message>
        <source>This person has a declaration of this day already: {time} {gate}.</source>
        <translation>此人当天已有一条申报：{time} {gate}。</translation>
    </message>
    <message>
        <source>Character {place} (U+{code}) is one that somebody made for their own computer (造字). Other computers show something else, or nothing. Type the real character, or the name as the document spells it.</source>
        <translation>第 {place} 个字（U+{code}）是本机自造的字（造字），换一台电脑就变成别的字或空白。请输入这个字的正式写法，或照证件上的写法填写。</translation>
    </message>
    <message>
        <source>Character {place} (U+{code}) is no character of any script. Type it anew.</source>
        <translation>第 {place} 个字（U+{code}）不是任何文字里的字，请重新输入。</translation>
    </message>
    <message>
        <source>“{text}” looks garbled, as text does that was opened in the wrong encoding. Open the original, save it again as XLSX or CSV UTF-8, or type it from the paper.</source>
        <translation>“{text}”看起来是乱码，多半是用错编码打开了文件。请打开原文件，另存为 XLSX 或“CSV UTF-8”，或照纸质表单重新输入。</translation>
    </message>
    <message>
        <source>“{character}” cannot be printed. Leave it out.</source>
        <translation>“{character}”无法打印，请去掉。</translation>
    </message>
    <message>
        <source>{date} is {ago} days ago, and declarations are kept for {days} days. This one would be deleted at once.</source>
        <translation>{date} 已过去 {ago} 天，而申报只保存 {days} 天，录入后会立即被删除。</translation>
    </message>
    <message>
        <source>The time {time} lies in the future; it is {now} now. If that is wrong, set the clock of this PC.</source>
        <translation>{time} 还没到，现在是 {now}。如果现在的时间不对，请先校准电脑时钟。</translation>
    </message>
    <message>
        <source>Say why the data is needed: one short sentence.</source>
        <translation>请用一句话说明为什么需要这些信息。</translation>
    </message>
    <message>
        <source>A slip can be taken back for one minute after it was saved. Correct it in Find now.</source>
        <translation>保存后一分钟内才能撤回。现在请到“查询”中更正。</translation>
    </message>
    <message>
        <source>Say why it is corrected: one short sentence.</source>
        <translation>请用一句话说明更正的原因。</translation>
    </message>
    <message>
        <source>A legal hold keeps this declaration: it cannot be taken back.</source>
        <translation>该申报已依法保留，不能撤回。</translation>
    </message>
    <message>
        <source>This declaration is not there any more. Search again.</source>
        <translation>这条申报已不存在。请重新查找。</translation>
    </message>
    <message>
        <source>The slip has no answer. Ask, or say why there is none.</source>
        <translation>表上未作答。请询问本人，或说明原因。</translation>
    </message>
    <message>
        <source>The slip is not signed. Have it signed, or say why not.</source>
        <translation>表上未签名。请本人补签，或说明原因。</translation>
    </message>
    <message>
        <source>The slip does not say whether the person agrees. Ask, or say why there is no answer.</source>
        <translation>表上未勾选是否同意。请询问本人，或说明原因。</translation>
    </message>
    <message>
        <source>The slip of an entered declaration stays as it is.</source>
        <translation>已录入申报的表单号不能改。</translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>The desk in {folder} is not a demonstration. Give another folder with --dir.</source>
        <translation>{folder} 里不是演示用的前台。请用 --dir 另给一个文件夹。</translation>
    </message>
    <message>
        <source>{program} keeps the folder {folder} in step with a cloud, which can damage the records. Choose a folder that it leaves alone.</source>
        <translation>{program} 会同步文件夹 {folder}，可能损坏记录。请换一个它不同步的文件夹。</translation>
    </message>
    <message>
        <source>There is a desk in {folder} already; nothing was changed.</source>
        <translation>{folder} 里已有一个前台，未作任何改动。</translation>
    </message>
    <message>
        <source>A request to join waits in {folder} for the health office&apos;s answer; nothing was changed. Take the answer, or give the request up first.</source>
        <translation>{folder} 里有一份接入申请正在等待卫生部门答复，未作任何改动。请先读取答复，或撤销申请。</translation>
    </message>
    <message>
        <source>The folder {folder} is not empty. Give a new one; nothing was changed.</source>
        <translation>文件夹 {folder} 不是空的，未作任何改动。请换一个新文件夹。</translation>
    </message>
    <message>
        <source>{folder} is a file. Give a folder; nothing was changed.</source>
        <translation>{folder} 是一个文件，未作任何改动。请给一个文件夹。</translation>
    </message>
    <message>
        <source>Another program reads this desk&apos;s database. Close it, so that the desk can be put back.</source>
        <translation>另有程序正在读取本前台的数据库。请先关闭该程序，再恢复。</translation>
    </message>
    <message>
        <source>The copy {path} from before the update is damaged. Nothing was changed.</source>
        <translation>更新前的备份 {path} 已损坏。未作任何更改。</translation>
    </message>
    <message>
        <source>The disk is full, and this was not saved. Free some space and try again.</source>
        <translation>磁盘已满，这一步没有保存。请腾出空间后再试。</translation>
    </message>
    <message>
        <source>The desk&apos;s folder cannot be written, and this was not saved. Check that the disk is attached and not write-protected.</source>
        <translation>前台文件夹无法写入，这一步没有保存。请确认磁盘已接好且没有写保护。</translation>
    </message>
    <message>
        <source>The desk in {folder} waits for the health office&apos;s answer. Take it first with “venuedesk join --answer”.</source>
        <translation>{folder} 里的前台还在等待卫生部门答复。请先用“venuedesk join --answer”读取答复。</translation>
    </message>
    <message>
        <source>There is no desk in {folder}. Make one with “venuedesk init”, or give another folder.</source>
        <translation>{folder} 里没有前台。请用“venuedesk init”新建，或换一个文件夹。</translation>
    </message>
    <message>
        <source>This desk is open in another window or program. Go back to it, or close it first.</source>
        <translation>这个前台已在另一个窗口或程序中打开。请回到那里，或先把它关闭。</translation>
    </message>
    <message>
        <source>The database {path} is missing or empty. The sign-in of the window puts a backup back or rescues what can be read; so do “venuedesk restore --over” and “venuedesk check --repair”.</source>
        <translation>数据库 {path} 缺失或为空。登录窗口可以恢复备份，或取回还能读出的内容；也可用命令“venuedesk restore --over”或“venuedesk check --repair”。</translation>
    </message>
    <message>
        <source>{path} is damaged or is not this desk&apos;s database. The sign-in of the window puts a backup back or rescues what can be read; so do “venuedesk restore --over” and “venuedesk check --repair”.</source>
        <translation>{path} 已损坏，或不是这个前台的数据库。登录窗口可以恢复备份，或取回还能读出的内容；也可用命令“venuedesk restore --over”或“venuedesk check --repair”。</translation>
    </message>
    <message>
        <source>The database is damaged. The sign-in of the window puts a backup back or rescues what can be read; so do “venuedesk restore --over” and “venuedesk check --repair”.</source>
        <translation>数据库已损坏。登录窗口可以恢复备份，或取回还能读出的内容；也可用命令“venuedesk restore --over”或“venuedesk check --repair”。</translation>
    </message>
    <message>
        <source>The folder {folder} is another user&apos;s. Sign in to this PC as that user, or have its administrator allow you to use it.</source>
        <translation>文件夹 {folder} 属于另一个用户。请用那个用户登录本电脑，或请管理员授权。</translation>
    </message>
    <message>
        <source>The desk&apos;s folder {folder} cannot be written. Check its permissions and that the disk is attached.</source>
        <translation>前台文件夹 {folder} 无法写入。请检查权限，并确认磁盘已接好。</translation>
    </message>
    <message>
        <source>The desk&apos;s folder {folder} is on a network drive, where a lost connection can damage the records. Move it to a disk of this PC; copies of the desk may be kept on the network drive.</source>
        <translation>前台文件夹 {folder} 位于网络驱动器上，断网可能损坏记录。请移到本机磁盘；备份可以放在网络驱动器上。</translation>
    </message>
    <message>
        <source>Another program reads this desk&apos;s database. Close it, so that the desk can be brought up to date.</source>
        <translation>另一个程序正在读取本前台的数据库。请先关闭该程序，再升级前台数据。</translation>
    </message>
    <message>
        <source>The desk&apos;s folder {folder} was moved, deleted or replaced while the desk is open. Nothing is saved any more: put it back as it was, or start the program again.</source>
        <translation>前台使用期间，文件夹 {folder} 被移动、删除或替换，已无法保存。请放回原处，或重新启动程序。</translation>
    </message>
    <message>
        <source>The desk is locked. Unlock it first.</source>
        <translation>前台已锁定，请先解锁。</translation>
    </message>
    <message>
        <source>This desk was last opened with a newer VenueDesk. Install that version; nothing was changed.</source>
        <translation>这个前台由更新版本的场所码前台打开过，未作任何改动。请安装那个版本。</translation>
    </message>
</context>
<context>
    <name>destruction</name>
    <message>
        <source>A box has a short name: at most {most} characters.</source>
        <translation>箱名请简短，最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>No slips wait to be shredded.</source>
        <translation>没有待销毁的表单。</translation>
    </message>
    <message>
        <source>Records are still being deleted. Wait a moment, then make the certificate.</source>
        <translation>记录仍在删除中，请稍候再出具证明。</translation>
    </message>
    <message>
        <source>Print or save the list first, then shred what stands on it.</source>
        <translation>请先打印或保存清单，再按清单销毁。</translation>
    </message>
</context>
<context>
    <name>documents</name>
    <message>
        <source>A disability card&apos;s number has 20 characters: the resident ID number, a digit for the kind and one for the grade; this has {count}.</source>
        <translation>残疾人证号为 20 位：身份证号码加类别、等级各一位；现有 {count} 位。</translation>
    </message>
    <message>
        <source>After the resident ID number come a digit from 1 to 7 for the kind, one from 1 to 4 for the grade, and on a reissued card B and a number; this has {suffix}.</source>
        <translation>身份证号码之后应为类别（1–7）和等级（1–4）各一位，补发的证再加 B 和数字；现为“{suffix}”。</translation>
    </message>
    <message>
        <source>Type the number of the document.</source>
        <translation>请输入证件号码。</translation>
    </message>
    <message>
        <source>This is a resident ID number. Choose that type of document.</source>
        <translation>这是居民身份证号码，请把证件类型改为居民身份证。</translation>
    </message>
    <message>
        <source>The number of a Hong Kong or Macao permit is H or M and 8 digits, on older cards 10.</source>
        <translation>港澳居民来往内地通行证号码为 H 或 M 加 8 位数字，旧证为 10 位数字。</translation>
    </message>
    <message>
        <source>The number of a Taiwan permit has 8 digits.</source>
        <translation>台湾居民来往大陆通行证号码为 8 位数字。</translation>
    </message>
    <message>
        <source>A passport number has 5 to 12 letters and digits, such as E12345678.</source>
        <translation>护照号码为 5 至 12 位字母和数字，例如 E12345678。</translation>
    </message>
    <message>
        <source>A permanent resident card&apos;s number has 18 digits from 9 on, or 3 letters and 12 digits.</source>
        <translation>外国人永久居留身份证号码为 9 开头的 18 位，旧证为 3 个字母加 12 位数字。</translation>
    </message>
    <message>
        <source>Numbers that begin with 81, 82 or 83 belong to residence permits for Hong Kong, Macao and Taiwan residents. Choose that type of document.</source>
        <translation>81、82、83 开头的是港澳台居民居住证号码，请更改证件类型。</translation>
    </message>
    <message>
        <source>The number of a residence permit for Hong Kong, Macao and Taiwan residents begins with 81, 82 or 83.</source>
        <translation>港澳台居民居住证号码以 81、82 或 83 开头。</translation>
    </message>
    <message>
        <source>No province has the code {code}. Compare the number with the document.</source>
        <translation>没有代码为 {code} 的省份，请与证件核对。</translation>
    </message>
    <message>
        <source>Choose the type of document that this number belongs to, or clear it.</source>
        <translation>请选择这个号码所属的证件类型，或清空号码。</translation>
    </message>
    <message>
        <source>Digits 7 to 14 are the birth date, and there is no such date as {date}.</source>
        <translation>第 7 至 14 位是出生日期，没有 {date} 这一天。</translation>
    </message>
    <message>
        <source>The last character does not fit the others. Compare the number with the document.</source>
        <translation>校验位不符，请与证件核对。</translation>
    </message>
    <message>
        <source>This number was masked. Only the whole number is kept; take it from the document.</source>
        <translation>这个号码被打了星号。只收完整的号码，请照证件填写。</translation>
    </message>
    <message>
        <source>A resident ID number has 18 characters; this has {count}.</source>
        <translation>居民身份证号码为 18 位，现有 {count} 位。</translation>
    </message>
    <message>
        <source>A resident ID number holds digits, and perhaps an X at its end.</source>
        <translation>居民身份证号码只含数字，末位可以是 X。</translation>
    </message>
</context>
<context>
    <name>durations</name>
    <message>
        <source>{count} minutes</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
</context>
<context>
    <name>erasure</name>
    <message>
        <source>Declarations under legal hold: {count}. The law wants them kept: end the hold first, if it no longer applies.</source>
        <translation>有 {count} 份申报正依法保留，不能删除。如已不再需要，请先解除依法保留。</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Your role does not allow this. Ask the venue&apos;s manager.</source>
        <translation>您的角色不能做这项操作。请找场所管理员。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，未作任何改动。</translation>
    </message>
</context>
<context>
    <name>exposure</name>
    <message>
        <source>Both stays are known from arrival to leaving.</source>
        <translation>两段时间都明确。</translation>
    </message>
    <message>
        <source>The case: {reason}</source>
        <translation>病例：{reason}</translation>
    </message>
    <message>
        <source>{contact} {case}</source>
        <translation>{contact}{case}</translation>
    </message>
    <message>
        <source>Both times are known: arrived {minutes} minutes after the case had left.</source>
        <translation>两段时间都明确：病例离开 {minutes} 分钟后到达。</translation>
    </message>
    <message>
        <source>Leaving time unknown, counted as {minutes} minutes.</source>
        <translation>离开时间不详，按 {minutes} 分钟计。</translation>
    </message>
    <message>
        <source>Only the hour of arrival is known, counted as {minutes} minutes.</source>
        <translation>到达时间只知道是几时，按停留 {minutes} 分钟计。</translation>
    </message>
    <message>
        <source>The slip says “whole day”, counted as all of it.</source>
        <translation>表上写“全天”，按整天计。</translation>
    </message>
    <message>
        <source>No time on the slip, counted as {minutes} minutes of the day.</source>
        <translation>表上没有时间，按当天停留 {minutes} 分钟计。</translation>
    </message>
    <message>
        <source>The slip says only “{word}”, counted as {minutes} minutes of it.</source>
        <translation>表上只写“{word}”，按停留 {minutes} 分钟计。</translation>
    </message>
    <message>
        <source>Up to {minutes} minutes are added to a case’s departure, never more than the stay was long.</source>
        <translation>病例离开后再算 {minutes} 分钟，最多与停留时间一样长。</translation>
    </message>
    <message>
        <source>Nothing is added to a case’s departure.</source>
        <translation>病例离开后不再多算时间。</translation>
    </message>
    <message>
        <source>A stay without a leaving time counts as {minutes} minutes, and its overlap as possible.</source>
        <translation>没有离开时间的，按停留 {minutes} 分钟计，判断为“可能”。</translation>
    </message>
    <message>
        <source>Method {version}.</source>
        <translation>判断方法第 {version} 版。</translation>
    </message>
    <message>
        <source>Choose one of these numbers of minutes: {choices}.</source>
        <translation>请选择其中一个分钟数：{choices}。</translation>
    </message>
    <message>
        <source>The end lies before the beginning. Exchange the two.</source>
        <translation>结束时间早于开始时间，请对调。</translation>
    </message>
    <message>
        <source>A stay lasts at most 24 hours. Enter a longer one as several stays.</source>
        <translation>一次停留最长 24 小时。更长的请分成几次填写。</translation>
    </message>
    <message>
        <source>This stay begins in the future. Correct the day or the time, or this PC’s clock.</source>
        <translation>这次停留的开始时间还没到。请改正日期或时间，或校准本机时钟。</translation>
    </message>
    <message>
        <source>You have asked for this list already.</source>
        <translation>您已申请过取此名单。</translation>
    </message>
    <message>
        <source>This request was answered already, or its time is over.</source>
        <translation>此申请已有答复或已失效。</translation>
    </message>
    <message>
        <source>Another officer than the one who asked has to answer.</source>
        <translation>须由申请人以外的工作人员答复。</translation>
    </message>
    <message>
        <source>This hub has the four-eyes rule: ask for the list of case {number} in the console, and have another officer approve it.</source>
        <translation>同步中心已启用双人审批：请先在控制台申请取病例 {number} 的名单，由另一名工作人员批准。</translation>
    </message>
    <message>
        <source>A case has at most {most} stays.</source>
        <translation>一个病例最多有 {most} 段停留时间。</translation>
    </message>
    <message>
        <source>This stay is not in the case any more.</source>
        <translation>此停留时间已不在病例中。</translation>
    </message>
    <message>
        <source>A reason has at most {most} characters.</source>
        <translation>事由最多 {most} 个字。</translation>
    </message>
    <message>
        <source>There is no case {number} at this hub, or none any more.</source>
        <translation>同步中心没有病例 {number}，或该病例已删除。</translation>
    </message>
    <message>
        <source>This code is not in force. It has six digits and holds for ten minutes: have the phone show another one.</source>
        <translation>此数字码无效。数字码为六位，十分钟内有效，请在手机上重新出示。</translation>
    </message>
    <message>
        <source>This phone has registered no visit that is still kept.</source>
        <translation>此手机没有仍在保存期内的登记。</translation>
    </message>
    <message>
        <source>Choose the file with the stays first.</source>
        <translation>请先选择到访文件。</translation>
    </message>
    <message>
        <source>The venue {name} of this file has never sent anything to this hub. Ask it to join, or leave its stays out.</source>
        <translation>文件中的场所“{name}”从未接入同步中心。请让该场所接入，或去掉它的停留时间。</translation>
    </message>
    <message>
        <source>The hub does not know the gate {gate} of {venue} yet: its desk has to sync first.</source>
        <translation>同步中心还没有{venue}的检测点“{gate}”：请让该场所的前台先同步。</translation>
    </message>
    <message>
        <source>A stay of this file begins in the future.</source>
        <translation>文件中有一段停留时间还没到。</translation>
    </message>
    <message>
        <source>This case is not there any more: cases go with the retention. Look it up again.</source>
        <translation>这个病例已不在：病例随保存期删除。请重新查询。</translation>
    </message>
    <message>
        <source>A note has at most {most} characters.</source>
        <translation>备注最多 {most} 个字。</translation>
    </message>
    <message>
        <source>Case {number} is closed. Reopen it to note a call.</source>
        <translation>病例 {number} 已结案。要登记联系情况，请先重新打开。</translation>
    </message>
    <message>
        <source>The paper has room for {most} contacts; these are {count}. Save them as a table instead.</source>
        <translation>打印名单最多 {most} 人次，现有 {count} 人次。请改存为表格。</translation>
    </message>
    <message>
        <source>A stay without a leaving time counts as {least} to {most} minutes, by the type of the venue, and its overlap as possible.</source>
        <translation>没有离开时间的，按场所类型停留 {least} 至 {most} 分钟计，判断为“可能”。</translation>
    </message>
    <message>
        <source>This desk knows no key of the health office to seal the list with. Ask the office for its public key.</source>
        <translation>本机没有可用来加密名单的疾控公钥。请向疾控索取公钥文件。</translation>
    </message>
    <message>
        <source>Case {number} is closed. Reopen it to change it.</source>
        <translation>病例 {number} 已结案，重新打开后才能修改。</translation>
    </message>
    <message>
        <source>Lists are saved as .xlsx, .csv or .pdf, and sealed as .age. Give the file name one of these.</source>
        <translation>名单可存为 .xlsx、.csv 或 .pdf，加密存为 .age。请给文件名加上其中一种后缀。</translation>
    </message>
    <message>
        <source>There is no public key (age1…) in {path}.</source>
        <translation>{path} 中没有公钥（age1…）。</translation>
    </message>
    <message>
        <source>This is no public key of age. Copy it whole; it begins with age1.</source>
        <translation>这不是 age 公钥。请完整复制，以 age1 开头。</translation>
    </message>
    <message>
        <source>There is no such gate. Choose one from the list.</source>
        <translation>没有这个检测点，请从列表中选择。</translation>
    </message>
    <message>
        <source>Say why it is looked up: one short sentence.</source>
        <translation>请写明查询事由，一句话即可。</translation>
    </message>
    <message>
        <source>Choose or add a stay of the case first.</source>
        <translation>请先选择或补充病例的停留时间。</translation>
    </message>
    <message>
        <source>A lookup takes at most {most} stays. Leave out those that do not matter.</source>
        <translation>一次查询最多 {most} 段停留时间，请去掉无关的。</translation>
    </message>
    <message>
        <source>This card stands for nobody any more. Search by the name.</source>
        <translation>这张便民卡已不对应任何人，请按姓名查找。</translation>
    </message>
</context>
<context>
    <name>exposure_list</name>
    <message>
        <source>Contacts of a Case</source>
        <translation>同时段人员名单</translation>
    </message>
    <message>
        <source>Case {number}&#x3000;Digest {digest}</source>
        <translation>病例 {number}&#x3000;摘要 {digest}</translation>
    </message>
    <message>
        <source>Personal data: for the health office only. Destroy it when it is no longer needed.</source>
        <translation>含个人信息，仅供疾控使用；用完请销毁。</translation>
    </message>
    <message>
        <source>Stays of the case</source>
        <translation>病例停留</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制表</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>判断方法</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>{certain} certain and {possible} possible; {persons} people. Counted at the gates in those hours without a name: {counted}. Declarations of those days at other desks of the venue: {elsewhere}.</source>
        <translation>确定 {certain} 人次，可能 {possible} 人次，共 {persons} 人。同时段检测点另计数（不记名）{counted} 人次；本场所其他电脑当天登记 {elsewhere} 人次，不在名单内。</translation>
    </message>
    <message>
        <source>{certain} certain and {possible} possible; {persons} people. People who were counted without a name are not in a sealed list: the venues’ desks know how many there were.</source>
        <translation>确定 {certain} 人次，可能 {possible} 人次，共 {persons} 人。不记名计数的人不在加密名单内，人数见各场所前台。</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>联系进度</translation>
    </message>
    <message>
        <source>{outcome}: {count};</source>
        <translation>{outcome}：{count}；</translation>
    </message>
    <message>
        <source>not called yet: {count}.</source>
        <translation>尚未联系：{count}。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Name, document</source>
        <translation>姓名、证件</translation>
    </message>
    <message>
        <source>Phone, guardian</source>
        <translation>电话、监护人</translation>
    </message>
    <message>
        <source>Gate, time</source>
        <translation>检测点、时间</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>Reason, follow-up</source>
        <translation>依据、联系情况</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{least}–{most} min</source>
        <translation>{least}–{most} 分钟</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Fever or symptoms</source>
        <translation>发热或有症状</translation>
    </message>
    <message>
        <source>Nobody in this book was there at the same time.</source>
        <translation>登记中没有人同时在场。</translation>
    </message>
    <message>
        <source>{type} {number}</source>
        <translation>{type} {number}</translation>
    </message>
</context>
<context>
    <name>fever</name>
    <message>
        <source>Say how it ended, or leave it open for later.</source>
        <translation>请选择处置结果，或留待稍后处理。</translation>
    </message>
    <message>
        <source>Say who was called, or where the person was sent.</source>
        <translation>请填写联系了谁，或转往哪里。</translation>
    </message>
    <message>
        <source>Measure a second time before the person is let in, or give a reason below.</source>
        <translation>放行前请复测体温，或在下面写明原因。</translation>
    </message>
    <message>
        <source>{value} °C is still a fever. Say why the person is let in all the same.</source>
        <translation>{value} ℃ 仍属发热。如要放行，请写明原因。</translation>
    </message>
    <message>
        <source>The person told a symptom. Say why they are let in all the same.</source>
        <translation>来访者报告有症状。如要放行，请写明原因。</translation>
    </message>
    <message>
        <source>Type the time of day, such as 10:20.</source>
        <translation>请填写时刻，例如 10:20。</translation>
    </message>
    <message>
        <source>This time lies in the future; it is {now} now.</source>
        <translation>这个时间还没到，现在是 {now}。</translation>
    </message>
    <message>
        <source>This is before the fever was noticed, at {time}.</source>
        <translation>不能早于发现发热的时间 {time}。</translation>
    </message>
    <message>
        <source>This worksheet is not there any more.</source>
        <translation>这份处置单已不存在。</translation>
    </message>
    <message>
        <source>This gate is not in use any more. Choose another one.</source>
        <translation>这个检测点已停用，请另选一个。</translation>
    </message>
    <message>
        <source>The declaration still tells a fever or a symptom. Correct it under Find; its worksheet ends with that.</source>
        <translation>申报仍写明发热或有症状。请在“查询”中更正申报，处置单随之结束。</translation>
    </message>
    <message>
        <source>This worksheet was closed already.</source>
        <translation>这份处置单已经结束。</translation>
    </message>
</context>
<context>
    <name>fever-sheet</name>
    <message>
        <source>Fever Transfer Sheet</source>
        <translation>发热人员转诊单</translation>
    </message>
    <message>
        <source>Form {slip}</source>
        <translation>表单 {slip}</translation>
    </message>
    <message>
        <source>Inspector {inspector}</source>
        <translation>检测员 {inspector}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sex, age</source>
        <translation>性别/年龄</translation>
    </message>
    <message>
        <source>{sex}, {age}</source>
        <translation>{sex}&#x3000;{age}岁</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Present address</source>
        <translation>现住址</translation>
    </message>
    <message>
        <source>Guardian or companion</source>
        <translation>监护人/陪同人</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>到达时间</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>First measurement</source>
        <translation>第一次体温</translation>
    </message>
    <message>
        <source>Second measurement</source>
        <translation>第二次体温</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未测</translation>
    </message>
    <message>
        <source>Other symptom</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Symptoms</source>
        <translation>症状</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Waits at</source>
        <translation>等候地点</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>已联系</translation>
    </message>
    <message>
        <source>{sentences}</source>
        <translation>您好。{sentences}</translation>
    </message>
    <message>
        <source>{name}: {sentences}</source>
        <translation>{name}，您好。{sentences}</translation>
    </message>
    <message>
        <source>your temperature at {gate} was {first} ℃{second}. From 37.3 ℃ on it is a fever. </source>
        <translation>您在{gate}测得体温{first}℃{second}。37.3℃及以上为发热。</translation>
    </message>
    <message>
        <source>Please keep your mask on, wait at {waits} and do not leave. </source>
        <translation>请戴好口罩，在{waits}等候，不要离开。</translation>
    </message>
    <message>
        <source>Please keep your mask on, wait here and do not leave. </source>
        <translation>请戴好口罩，在原地等候，不要离开。</translation>
    </message>
    <message>
        <source>At {at} we called {called}. </source>
        <translation>我们已于{at}联系{called}。</translation>
    </message>
    <message>
        <source>Please check this and sign.</source>
        <translation>请核对以上内容，无误后签名。</translation>
    </message>
    <message>
        <source>, then {value} ℃</source>
        <translation>，复测{value}℃</translation>
    </message>
    <message>
        <source>You reported: {symptoms}. </source>
        <translation>您说有：{symptoms}。</translation>
    </message>
    <message>
        <source>Please listen, check and sign:</source>
        <translation>请听工作人员读一遍，核对后签名：</translation>
    </message>
    <message>
        <source>Signature (self or guardian)</source>
        <translation>本人或监护人签名</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检测员签名</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>接收人签名</translation>
    </message>
    <message>
        <source>Handed over at</source>
        <translation>交接时间</translation>
    </message>
    <message>
        <source>Holds health data: for the person and the clinic only. The desk&apos;s copy is destroyed with the slip.</source>
        <translation>含个人健康信息，只交本人和接诊机构，不得拍照外传；留存联到期随表单销毁。</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>{path} holds too many files of this name. Choose another folder.</source>
        <translation>{path} 中同名文件过多，请换一个文件夹。</translation>
    </message>
    <message>
        <source>{path} is no name of a file. Give another.</source>
        <translation>{path} 不能用作文件名，请换一个。</translation>
    </message>
    <message>
        <source>{path} is not a file. Give a file name.</source>
        <translation>{path} 不是文件。请给出文件名。</translation>
    </message>
    <message>
        <source>{path} cannot be written: the disk or stick is write-protected. Switch that off, or choose another.</source>
        <translation>{path} 无法写入：磁盘或 U 盘有写保护。请关闭写保护，或另换一个。</translation>
    </message>
    <message>
        <source>{path} cannot be written: the disk or stick was removed or is failing. Attach it again, or choose another.</source>
        <translation>{path} 无法写入：磁盘或 U 盘已拔出，或出了故障。请重新接好，或另换一个。</translation>
    </message>
    <message>
        <source>There is no room left for {path}. Free some space, or save elsewhere.</source>
        <translation>磁盘空间不足，无法保存 {path}。请腾出空间，或存到别处。</translation>
    </message>
    <message>
        <source>{path} is larger than a file may be there: 4 GB on a stick formatted as FAT32. Format the stick as exFAT or NTFS, or save elsewhere.</source>
        <translation>{path} 太大，那里放不下：FAT32 格式的 U 盘，单个文件不能超过 4 GB。请把 U 盘格式化为 exFAT 或 NTFS，或存到别处。</translation>
    </message>
    <message>
        <source>The name {name} has characters that are not possible there. Leave out \ / : * ? &quot; &lt; &gt; and |.</source>
        <translation>名称“{name}”含有那里不能用的字符。请去掉 \ / : * ? &quot; &lt; &gt; 和 |。</translation>
    </message>
    <message>
        <source>The name {name}… is too long for a file or folder. Give a shorter one.</source>
        <translation>名称“{name}…”太长，不能用作文件名或文件夹名，请取短一些。</translation>
    </message>
    <message>
        <source>The folder {path} does not exist. Choose another.</source>
        <translation>文件夹 {path} 不存在。请另选一个。</translation>
    </message>
    <message>
        <source>{path} cannot be written. Choose another folder, or close the program that has it open.</source>
        <translation>{path} 无法写入。请换一个文件夹，或关闭正在使用它的程序。</translation>
    </message>
    <message>
        <source>{path} cannot be read: there is no such file. Check its name and its folder.</source>
        <translation>无法读取 {path}：没有这个文件。请检查文件名和所在文件夹。</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is a folder. Choose a file.</source>
        <translation>无法读取 {path}：这是一个文件夹。请选择文件。</translation>
    </message>
    <message>
        <source>{path} cannot be read: the disk or stick was removed or is failing. Attach it again, or choose another file.</source>
        <translation>无法读取 {path}：磁盘或 U 盘已拔出，或出了故障。请重新接好，或另选文件。</translation>
    </message>
    <message>
        <source>{path} cannot be read: another user or program keeps it to itself. Have it copied to a folder of yours, or choose another.</source>
        <translation>无法读取 {path}：没有权限，或其他程序正在使用。请把它复制到自己的文件夹，或另选文件。</translation>
    </message>
    <message>
        <source>{path} cannot be read. Choose another file.</source>
        <translation>无法读取 {path}。请另选文件。</translation>
    </message>
</context>
<context>
    <name>gate_desk</name>
    <message>
        <source>It is not signed by a key that this desk knows of the member. Ask them whether they did it.</source>
        <translation>签名与本前台登记的密钥不符，请向本人核实。</translation>
    </message>
    <message>
        <source>A newer VenueDesk has written it. Install that version to take it over.</source>
        <translation>这条记录由更新版本的 VenueDesk 写入，请安装该版本后再接收。</translation>
    </message>
    <message>
        <source>It was damaged, and nobody can read it.</source>
        <translation>记录已损坏，无法读取。</translation>
    </message>
    <message>
        <source>The member was not assigned to this gate at that time.</source>
        <translation>该成员当时未分配到这个检测点。</translation>
    </message>
    <message>
        <source>It says that it was done in the future. Ask whoever did it.</source>
        <translation>记录的时间晚于当前时间，请向操作人核实。</translation>
    </message>
    <message>
        <source>Somebody has dealt with this meanwhile.</source>
        <translation>已有人处理过这一条。</translation>
    </message>
    <message>
        <source>It says that it was done more than a year ago. Ask whoever did it.</source>
        <translation>记录的时间在一年多以前，请向操作人核实。</translation>
    </message>
    <message>
        <source>{gate}, people: {count}</source>
        <translation>{gate}，{count} 人</translation>
    </message>
    <message>
        <source>{gate}, {value} °C, {name} {phone}</source>
        <translation>{gate}，{value} ℃，{name} {phone}</translation>
    </message>
    <message>
        <source>{gate}, {day}</source>
        <translation>{gate}，{day}</translation>
    </message>
    <message>
        <source>Numbers: {serials}</source>
        <translation>编号：{serials}</translation>
    </message>
    <message>
        <source>Something done at a gate</source>
        <translation>检测点的一项操作</translation>
    </message>
    <message>
        <source>People counted at a gate</source>
        <translation>检测点计数</translation>
    </message>
    <message>
        <source>A fever noticed at a gate</source>
        <translation>检测点发现发热人员</translation>
    </message>
    <message>
        <source>A press taken back</source>
        <translation>撤销一次计数</translation>
    </message>
    <message>
        <source>A declaration entered at a gate</source>
        <translation>检测点录入的申报</translation>
    </message>
    <message>
        <source>A declaration taken back</source>
        <translation>撤销一份申报</translation>
    </message>
    <message>
        <source>A tally sheet</source>
        <translation>检测计数表</translation>
    </message>
    <message>
        <source>A tally sheet taken back</source>
        <translation>撤销一张检测计数表</translation>
    </message>
    <message>
        <source>Posters printed</source>
        <translation>打印海报</translation>
    </message>
    <message>
        <source>A poster seen on the wall</source>
        <translation>确认海报已张贴</translation>
    </message>
    <message>
        <source>A round of the walls</source>
        <translation>一次场所码巡查</translation>
    </message>
    <message>
        <source>The front desk works on this worksheet: it opens once somebody of the front desk signs in.</source>
        <translation>发热处置单由前台处理，前台人员登录后开立。</translation>
    </message>
    <message>
        <source>Visitor cards are read at the front desk. Type the details in from the slip.</source>
        <translation>便民卡只能在前台读取，请按表单手工录入。</translation>
    </message>
    <message>
        <source>It does not fit what is entered already.</source>
        <translation>与已录入的内容不一致。</translation>
    </message>
</context>
<context>
    <name>gate_lists</name>
    <message>
        <source>There is no name in column {column}.</source>
        <translation>{column} 列没有名称。</translation>
    </message>
    <message>
        <source>Cell {cell} holds no text. Type the name as text in the spreadsheet.</source>
        <translation>单元格 {cell} 不是文本，请在表格中以文本填写名称。</translation>
    </message>
    <message>
        <source>This line is hidden in the file.</source>
        <translation>该行在文件中是隐藏的。</translation>
    </message>
    <message>
        <source>Line {line} has this name already.</source>
        <translation>第 {line} 行已有此名称。</translation>
    </message>
    <message>
        <source>This has more than {limit} lines, which is no list of gates.</source>
        <translation>超过 {limit} 行，不像是检测点列表。</translation>
    </message>
</context>
<context>
    <name>gates</name>
    <message>
        <source>There is no gate named {name}. The gates are {gates}.</source>
        <translation>没有名为“{name}”的检测点。现有检测点：{gates}。</translation>
    </message>
    <message>
        <source>Type the gate&apos;s name, such as 南门.</source>
        <translation>请填写检测点名称，如“南门”。</translation>
    </message>
    <message>
        <source>A gate&apos;s name has at most {limit} characters, to be read from afar; this has {count}.</source>
        <translation>检测点名称最多 {limit} 个字，远处才看得清；现在有 {count} 个字。</translation>
    </message>
    <message>
        <source>There is a gate named {name} already.</source>
        <translation>已有名为“{name}”的检测点。</translation>
    </message>
    <message>
        <source>This gate is gone. Reload the page.</source>
        <translation>这个检测点已不存在。请重新打开本页。</translation>
    </message>
    <message>
        <source>A venue keeps at least one gate. Add another before you retire this one.</source>
        <translation>场所至少保留一个检测点。请先添加另一个，再停用这个。</translation>
    </message>
    <message>
        <source>A venue has at most {limit} gates.</source>
        <translation>一个场所最多 {limit} 个检测点。</translation>
    </message>
    <message>
        <source>A venue has at least one gate, such as 南门.</source>
        <translation>场所至少有一个检测点，如“南门”。</translation>
    </message>
    <message>
        <source>There is no gate named {name}.</source>
        <translation>没有名为“{name}”的检测点。</translation>
    </message>
</context>
<context>
    <name>handover</name>
    <message>
        <source>Shift Handover</source>
        <translation>交接班表</translation>
    </message>
    <message>
        <source>{day} {since}–{until}&#x3000;Made {made}</source>
        <translation>{day} {since}–{until}&#x3000;制表 {made}</translation>
    </message>
    <message>
        <source>Go through it together, then both sign. People with a fever are given by masked names only.</source>
        <translation>逐项当面核对，无误后双方签名。发热人员的姓名已部分隐去。</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Inspectors</source>
        <translation>在岗检测员</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>{count} other gates</source>
        <translation>其他{count}个检测点</translation>
    </message>
    <message>
        <source>Slips not entered</source>
        <translation>未录表单</translation>
    </message>
    <message>
        <source>{count}: {runs}</source>
        <translation>共{count}张：{runs}</translation>
    </message>
    <message>
        <source>{name}&#x3000;{reading}&#x3000;{gate}, since {at}&#x3000;waits at: {place}</source>
        <translation>{name}&#x3000;{reading}&#x3000;{gate} {at}起&#x3000;等候：{place}</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>姓名未知</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>symptoms only</source>
        <translation>只有症状</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>未同步</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count}条</translation>
    </message>
    <message>
        <source>Posters to reprint</source>
        <translation>海报待重印</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>up to entry {mark}</source>
        <translation>截至第 {mark} 条</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>……另有{count}项</translation>
    </message>
    <message>
        <source>{shown} … and {count} more</source>
        <translation>{shown}……另有{count}项</translation>
    </message>
    <message>
        <source>{untimed} (whole day)</source>
        <translation>{untimed}（全天）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Other desks</source>
        <translation>其他前台</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>其他事项</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>Taken over by</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>Shift Handover and Daily Report</source>
        <translation>交接班表和检测统计日报</translation>
    </message>
</context>
<context>
    <name>hub</name>
    <message>
        <source>The hub needs more than this VenueDesk has: {module} is missing. Install venue-desk[hub].</source>
        <translation>本程序缺少同步中心所需的组件 {module}。请安装 venue-desk[hub]。</translation>
    </message>
    <message>
        <source>TLS needs both --cert and --key.</source>
        <translation>使用 TLS 须同时提供 --cert 和 --key。</translation>
    </message>
    <message>
        <source>A ticket holds from an hour to a year.</source>
        <translation>接入码的有效期为一小时至一年。</translation>
    </message>
    <message>
        <source>A ticket that approves needs --venue or --code: anybody could use it.</source>
        <translation>免审批的接入码须用 --venue 或 --code 限定场所，否则任何人都能使用。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} is no whole bundle for this hub ({code}). Nothing of it was taken.</source>
        <translation>{path} 不是交给本同步中心的完整同步包（{code}），其中内容一概没有接收。</translation>
    </message>
    <message>
        <source>Give the hub&apos;s database with --database, as for hub serve: its log notes this.</source>
        <translation>请像 hub serve 一样用 --database 指明同步中心的数据库：此操作要记入它的日志。</translation>
    </message>
    <message>
        <source>--check-in-port belongs to --check-in: give the address that the codes have.</source>
        <translation>--check-in-port 须与 --check-in 一起使用：请给出场所码中的网址。</translation>
    </message>
    <message>
        <source>There is no office key: no visitor&apos;s record is taken until hub office-key has made one. Desks keep them.</source>
        <translation>还没有卫生部门密钥：运行 hub office-key 生成之前，不接收来访者记录，各前台会保留。</translation>
    </message>
    <message>
        <source>Visitors of an earlier version are stored readable: run hub seal.</source>
        <translation>旧版存储的来访者信息仍是明文：请运行 hub seal。</translation>
    </message>
    <message>
        <source>“{text}” is no identifier of a venue.</source>
        <translation>“{text}”不是场所标识。</translation>
    </message>
    <message>
        <source>The four-eyes rule is on: a case&apos;s list is fetched only once a second officer has approved it.</source>
        <translation>双人审批已启用：取病例名单须经另一名工作人员批准。</translation>
    </message>
    <message>
        <source>The four-eyes rule is off: an officer fetches a case&apos;s list alone.</source>
        <translation>双人审批已停用：取病例名单无须另一人批准。</translation>
    </message>
    <message>
        <source>Name the venue: hub desks lists them.</source>
        <translation>请指明场所：hub desks 会列出全部场所。</translation>
    </message>
    <message>
        <source>--alone goes with --confirm.</source>
        <translation>--alone 须与 --confirm 一起使用。</translation>
    </message>
    <message>
        <source>The key does not belong into the hub&apos;s folder. Give a folder on a stick that is kept elsewhere.</source>
        <translation>密钥不能放在同步中心的文件夹里。请指定另行保管的 U 盘上的文件夹。</translation>
    </message>
    <message>
        <source>Keep the key file on a stick elsewhere than the hub, and the recovery sheet in a safe, printed; delete the sheet&apos;s file then. Without both, what desks seal from now on can never be read.</source>
        <translation>密钥文件请存放在 U 盘上，与同步中心分开保管；恢复单打印后锁进保险柜，并删除其文件。两者都丢失后，各前台从现在起加密的内容将永远无法读取。</translation>
    </message>
    <message>
        <source>What was sealed before opens with the former key alone: keep that until it is past its retention. Desks send visitors&apos; records again once their managers have accepted the new fingerprint.</source>
        <translation>此前加密的内容只能用原来的密钥打开，请保管到这些内容过了保存期为止。各前台的管理员核对并接受新指纹后，才会继续上传来访者的记录。</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>The folder {path} cannot be used: {reason}.</source>
        <translation>文件夹 {path} 无法使用：{reason}。</translation>
    </message>
    <message>
        <source>Sealed records: {count}</source>
        <translation>已加密记录：{count}</translation>
    </message>
    <message>
        <source>The database&apos;s own log (WAL) may still hold the readable text: this server is not the hub&apos;s own. Have whoever runs it remove old log files.</source>
        <translation>数据库自身的日志（WAL）中可能还有明文：这台服务器不是同步中心自带的。请其管理者删除旧的日志文件。</translation>
    </message>
    <message>
        <source>Backups and archives of the database&apos;s log from before stay readable: delete them, or keep them locked away until they are past the retention.</source>
        <translation>此前的备份和数据库日志归档仍是明文：请删除，或锁好保管到过了保存期为止。</translation>
    </message>
    <message>
        <source>Say in one short sentence why the list is needed.</source>
        <translation>请用一句话写明需要这份名单的原因。</translation>
    </message>
    <message>
        <source>--url goes into the invitation: give --out as well.</source>
        <translation>--url 要写进邀请文件，请同时给出 --out。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>An officer&apos;s name has 1 to {most} characters.</source>
        <translation>人员姓名须为 1 到 {most} 个字。</translation>
    </message>
    <message>
        <source>There is an officer {name} already. Give another name.</source>
        <translation>已有名为 {name} 的人员，请换一个名字。</translation>
    </message>
    <message>
        <source>There is no officer {name}.</source>
        <translation>没有名为 {name} 的人员。</translation>
    </message>
    <message>
        <source>Give the database as postgresql://user@host:5432/name.</source>
        <translation>请按 postgresql://user@host:5432/name 的格式填写数据库地址。</translation>
    </message>
    <message>
        <source>The database does not answer: {reason}</source>
        <translation>数据库没有响应：{reason}</translation>
    </message>
    <message>
        <source>No desk&apos;s identifier contains “{part}”.</source>
        <translation>没有标识含“{part}”的前台。</translation>
    </message>
    <message>
        <source>Several desks&apos; identifiers contain “{part}”: give more of it.</source>
        <translation>有多个前台的标识含“{part}”，请再多输入几位。</translation>
    </message>
    <message>
        <source>This database has no Citus, or is a worker of one. Give the coordinator&apos;s address with --database.</source>
        <translation>此数据库未安装 Citus，或只是其中的工作节点。请用 --database 给出协调节点的地址。</translation>
    </message>
    <message>
        <source>The database is busy, full or gone ({reason}). Nothing was done by halves; try again.</source>
        <translation>数据库繁忙、空间已满或无法连接（{reason}）。没有只完成一半的操作，请重试。</translation>
    </message>
    <message>
        <source>The hub&apos;s folder {path} cannot be used: {reason}.</source>
        <translation>无法使用同步中心的文件夹 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} is damaged. Restore it from a backup: without it, no desk knows this hub.</source>
        <translation>{path} 已损坏。请从备份恢复：没有它，任何前台都不认得这个同步中心。</translation>
    </message>
    <message>
        <source>On {host} other PCs reach the hub, and what they send could be read on the way: give --cert and --key, --proxy, or --insecure.</source>
        <translation>在 {host} 上，其他电脑可以访问同步中心，传输内容可能被截取。请指定 --cert 和 --key、--proxy 或 --insecure。</translation>
    </message>
    <message>
        <source>The database does not run as root, and other users cannot pass through {path}. Choose another folder with --dir.</source>
        <translation>数据库不能以 root 身份运行，而其他用户无法进入 {path}。请用 --dir 另选文件夹。</translation>
    </message>
    <message>
        <source>The database does not run as root, and other users cannot pass through {path}, where this program is installed. Install it elsewhere, such as in /opt, or start the hub as an ordinary user.</source>
        <translation>数据库不能以 root 运行，而其他用户进不了 {path}，程序就装在里面。请改装到别处（例如 /opt），或以普通用户启动同步中心。</translation>
    </message>
    <message>
        <source>The database does not run as root. Start the hub as an ordinary user, or make the user {name} for it.</source>
        <translation>数据库不能以 root 身份运行。请以普通用户启动同步中心，或为它建立用户 {name}。</translation>
    </message>
    <message>
        <source>No manager&apos;s key of this venue has this fingerprint. Compare it with the Sync page of their desk, once that has synced.</source>
        <translation>本场所没有管理员的密钥是这个指纹。请让其前台先同步，再与“同步”页上的字符核对。</translation>
    </message>
    <message>
        <source>The hub&apos;s database was made by a newer VenueDesk. Install that version; nothing was changed.</source>
        <translation>同步中心的数据库由更新版本的场所码前台建立，未作任何改动。请安装那个版本。</translation>
    </message>
    <message>
        <source>This hub has an office key already ({fingerprint}). To put another one in its place, add --replace: what was sealed before stays readable with the old key alone.</source>
        <translation>同步中心已有卫生部门密钥（{fingerprint}）。要换成新的密钥，请加上 --replace；此前加密的内容仍只能用旧密钥读取。</translation>
    </message>
    <message>
        <source>This hub has no office key yet. Leave --replace out.</source>
        <translation>同步中心还没有卫生部门密钥，请去掉 --replace。</translation>
    </message>
    <message>
        <source>Another hub is running in {path}.</source>
        <translation>{path} 中已有一个同步中心正在运行。</translation>
    </message>
    <message>
        <source>PostgreSQL does not start. Its log {path} says why.</source>
        <translation>PostgreSQL 无法启动，原因见日志 {path}。</translation>
    </message>
    <message>
        <source>PostgreSQL cannot make its files in {path}.</source>
        <translation>PostgreSQL 无法在 {path} 中创建文件。</translation>
    </message>
    <message>
        <source>PostgreSQL is not installed with this VenueDesk. Install venue-desk[hub], or name a server with --database.</source>
        <translation>本程序未附带 PostgreSQL。请安装 venue-desk[hub]，或用 --database 指定数据库服务器。</translation>
    </message>
    <message>
        <source>There is no office key yet, to which to seal: run hub office-key first.</source>
        <translation>还没有卫生部门密钥，无法加密：请先运行 hub office-key。</translation>
    </message>
    <message>
        <source>The hub cannot listen on {host}:{port}: {reason}.</source>
        <translation>同步中心无法监听 {host}:{port}：{reason}。</translation>
    </message>
    <message>
        <source>The hub knows no venue {venue}: hub desks lists them.</source>
        <translation>同步中心没有场所 {venue}：可用 hub desks 列出。</translation>
    </message>
    <message>
        <source>Records of an earlier program are not sealed yet: run hub seal first.</source>
        <translation>旧版程序存储的记录还没有加密：请先运行 hub seal。</translation>
    </message>
    <message>
        <source>The certificate or its key cannot be read: {reason}.</source>
        <translation>无法读取证书或其私钥：{reason}。</translation>
    </message>
</context>
<context>
    <name>init</name>
    <message>
        <source>{path} is not a venue file: it is JSON in UTF-8, as in the README.</source>
        <translation>{path} 不是场所文件：应为 UTF-8 编码的 JSON，格式见 README。</translation>
    </message>
    <message>
        <source>A venue file holds one JSON object with name, uscc, type, region and so on.</source>
        <translation>场所文件应为一个 JSON 对象，含 name、uscc、type、region 等项。</translation>
    </message>
    <message>
        <source>The datum is WGS-84, GCJ-02 or BD-09, not {datum}.</source>
        <translation>坐标系应为 WGS-84、GCJ-02 或 BD-09，不能是 {datum}。</translation>
    </message>
    <message>
        <source>Members of a venue file are clerks; inspectors have a list of their own.</source>
        <translation>场所文件的 members 只列前台人员；检测员写在 inspectors 里。</translation>
    </message>
    <message>
        <source>{field} needs an object with name and phone.</source>
        <translation>{field} 应为含 name 和 phone 的对象。</translation>
    </message>
    <message>
        <source>{field} is a list of gate names.</source>
        <translation>{field} 应为检测点名称的列表。</translation>
    </message>
    <message>
        <source>{field} is a list.</source>
        <translation>{field} 应为列表。</translation>
    </message>
    <message>
        <source>{field} is text in quotes.</source>
        <translation>{field} 应为加引号的文字。</translation>
    </message>
    <message>
        <source>{field} is a number of degrees.</source>
        <translation>{field} 应为以度为单位的数字。</translation>
    </message>
</context>
<context>
    <name>joining</name>
    <message>
        <source>Give either --hub and --ticket, or --from with an invitation.</source>
        <translation>请给出 --hub 和 --ticket，或用 --from 给出邀请文件，二者选一。</translation>
    </message>
    <message>
        <source>--from needs --out: where the request to the health office goes.</source>
        <translation>使用 --from 时还须用 --out 指定接入申请写到哪里。</translation>
    </message>
    <message>
        <source>The request is on the stick. Take it to the health office; with its answer, “venuedesk join --answer” makes the desk.</source>
        <translation>接入申请已写入 U 盘。请送到卫生部门；带回答复后，用“venuedesk join --answer”建立前台。</translation>
    </message>
    <message>
        <source>No request waits in {folder}.</source>
        <translation>{folder} 里没有等待答复的接入申请。</translation>
    </message>
    <message>
        <source>The invitation is for another venue. Compare the code with the one that the first desk shows.</source>
        <translation>这份邀请文件是给另一个场所的。请与第一个前台显示的申报码核对。</translation>
    </message>
    <message>
        <source>This is not the password that was chosen with the request. Check Caps Lock and the input method.</source>
        <translation>密码与填写申请时设置的不一致。请检查大写锁定键和输入法。</translation>
    </message>
    <message>
        <source>No request waits in {folder}. Ask to join with an invitation first.</source>
        <translation>{folder} 里没有等待答复的接入申请。请先用邀请文件申请接入。</translation>
    </message>
    <message>
        <source>The request in {folder} is damaged. Give it up, and ask again with a new invitation.</source>
        <translation>{folder} 里的接入申请已损坏。请撤销它，再用新的邀请文件申请。</translation>
    </message>
    <message>
        <source>{path} holds no answer to this PC&apos;s request. It is another desk&apos;s, or of an earlier request.</source>
        <translation>{path} 里没有对这台电脑的答复：它是给另一个前台的，或是对更早一份申请的。</translation>
    </message>
    <message>
        <source>The hub at {url} cannot be reached. Check the address and the network of this PC, then try again.</source>
        <translation>连不上同步中心 {url}。请检查网址和本机网络，然后重试。</translation>
    </message>
    <message>
        <source>The hub at {url} took too long to answer. Try again in a moment.</source>
        <translation>同步中心 {url} 长时间没有响应，请稍后重试。</translation>
    </message>
    <message>
        <source>The hub at {url} takes nobody in at the moment. Try again in a few minutes.</source>
        <translation>同步中心 {url} 暂时不受理接入，请过几分钟再试。</translation>
    </message>
    <message>
        <source>Ticket and declaration code do not belong together, or the ticket was used already or has expired. Check both; if they are right, ask the health office for a new ticket.</source>
        <translation>接入码与场所申报码不符，或接入码已经用过、已过期。请核对两者；如果都没错，请向卫生部门要一个新的接入码。</translation>
    </message>
    <message>
        <source>This ticket does not let a desk in at once, and another desk of a venue needs one that does. Ask the health office for it.</source>
        <translation>这个接入码还需另行审批，不能用于增设前台。请向卫生部门要一个免审批的接入码。</translation>
    </message>
    <message>
        <source>The hub refused this, and nothing was made. Check that this program and the hub are up to date, and tell whoever looks after VenueDesk.</source>
        <translation>同步中心拒绝了接入，本机没有建立任何内容。请确认本程序和同步中心都是最新版，并告知场所码前台的维护人员。</translation>
    </message>
</context>
<context>
    <name>layout</name>
    <message>
        <source>it is not JSON</source>
        <translation>不是 JSON</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>This layout was made by another version of VenueDesk (layout version {version}; this program reads {known}).</source>
        <translation>这个版式由另一版本的场所码前台制作（版式版本 {version}，本程序可读 {known}）。</translation>
    </message>
    <message>
        <source>it must be one of {choices}</source>
        <translation>应为 {choices} 之一</translation>
    </message>
    <message>
        <source>width and height must be above zero</source>
        <translation>宽和高应大于零</translation>
    </message>
    <message>
        <source>it names an unknown language</source>
        <translation>含有不认识的语言</translation>
    </message>
    <message>
        <source>it must be an object</source>
        <translation>应为对象</translation>
    </message>
    <message>
        <source>it is not known</source>
        <translation>没有这一项</translation>
    </message>
    <message>
        <source>it must be {count} numbers</source>
        <translation>应为 {count} 个数字</translation>
    </message>
    <message>
        <source>it must be a colour such as #0B6E63</source>
        <translation>应为颜色值，如 #0B6E63</translation>
    </message>
    <message>
        <source>it must be a number</source>
        <translation>应为数字</translation>
    </message>
    <message>
        <source>it has the wrong type</source>
        <translation>类型不对</translation>
    </message>
    <message>
        <source>it is not a picture</source>
        <translation>不是图片</translation>
    </message>
    <message>
        <source>there are two of that name</source>
        <translation>有重名</translation>
    </message>
    <message>
        <source>the style {name} does not exist</source>
        <translation>样式 {name} 不存在</translation>
    </message>
    <message>
        <source>there is no field {name}</source>
        <translation>没有字段 {name}</translation>
    </message>
    <message>
        <source>its picture is not in the file</source>
        <translation>文件里没有它的图片</translation>
    </message>
    <message>
        <source>it is larger than {limit} MB</source>
        <translation>文件超过 {limit} MB</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套层数过多</translation>
    </message>
    <message>
        <source>it is not a layout file</source>
        <translation>这不是版式文件</translation>
    </message>
    <message>
        <source>its list of typefaces cannot be read</source>
        <translation>字体列表无法读取</translation>
    </message>
    <message>
        <source>it is set in {name}, which this program does not have</source>
        <translation>使用了本程序没有的字体 {name}</translation>
    </message>
    <message>
        <source>it has more in it than any poster</source>
        <translation>内容多得不像一张海报</translation>
    </message>
    <message>
        <source>its page is larger than {limit} mm</source>
        <translation>页面超过 {limit} 毫米</translation>
    </message>
    <message>
        <source>something in it lies far beyond the page</source>
        <translation>有元素远在页面之外</translation>
    </message>
    <message>
        <source>a text in it has an impossible size</source>
        <translation>有文字的字号不可用</translation>
    </message>
    <message>
        <source>a line, a radius or a code in it has an impossible size</source>
        <translation>有线宽、圆角或二维码的大小不可用</translation>
    </message>
    <message>
        <source>its page has an impossible margin or turn</source>
        <translation>页边距或旋转角度不可用</translation>
    </message>
    <message>
        <source>a text in it is longer than {limit} characters</source>
        <translation>有文字超过 {limit} 个字符</translation>
    </message>
    <message>
        <source>a text in it has invisible control characters</source>
        <translation>有文字含看不见的控制字符</translation>
    </message>
    <message>
        <source>a name in it cannot be used</source>
        <translation>有名称不可用</translation>
    </message>
    <message>
        <source>its pictures have more than {limit} million pixels</source>
        <translation>图片总像素超过 {limit} 百万</translation>
    </message>
    <message>
        <source>a picture in it is damaged</source>
        <translation>有图片已损坏</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>its content does not match its name</source>
        <translation>内容与名称不符</translation>
    </message>
    <message>
        <source>it must be a text, or a text for each language</source>
        <translation>应为文字，或每种语言一段文字</translation>
    </message>
    <message>
        <source>it must be a list</source>
        <translation>应为列表</translation>
    </message>
    <message>
        <source>it must be a text</source>
        <translation>应为文字</translation>
    </message>
    <message>
        <source>This layout cannot be used: {what}.</source>
        <translation>这个版式不能用：{what}。</translation>
    </message>
    <message>
        <source>This layout cannot be used. At {place}: {what}.</source>
        <translation>这个版式不能用。{place} 处：{what}。</translation>
    </message>
</context>
<context>
    <name>manual</name>
    <message>
        <source>VenueDesk manual</source>
        <translation>场所码前台使用手册</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Getting started</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Page by page</source>
        <translation>各个页面</translation>
    </message>
    <message>
        <source>How to</source>
        <translation>怎么做</translation>
    </message>
    <message>
        <source>For the administrator</source>
        <translation>给管理员</translation>
    </message>
</context>
<context>
    <name>maps</name>
    <message>
        <source>{name} holds a vector map (pbf), which cannot be shown here. Choose an MBTiles file with pictures: PNG, JPEG or WebP.</source>
        <translation>{name} 是矢量地图（pbf），这里无法显示。请选择图片格式（PNG、JPEG 或 WebP）的 MBTiles 文件。</translation>
    </message>
    <message>
        <source>{name} holds no pictures of a map. Choose another MBTiles file.</source>
        <translation>{name} 中没有地图图片，请选择其他 MBTiles 文件。</translation>
    </message>
    <message>
        <source>The map file {name} cannot be read. Choose it again in the settings.</source>
        <translation>地图文件 {name} 无法读取，请在设置中重新选择。</translation>
    </message>
    <message>
        <source>{name} is no MBTiles file, or it is damaged. Choose another map file.</source>
        <translation>{name} 不是 MBTiles 文件，或已损坏。请选择其他地图文件。</translation>
    </message>
    <message>
        <source>A picture of the map {name} is too large. Choose another map.</source>
        <translation>地图“{name}”中有图片过大，请选择其他地图。</translation>
    </message>
    <message>
        <source>A picture of the map {name} cannot be read. Choose another map.</source>
        <translation>地图“{name}”中有图片无法读取，请选择其他地图。</translation>
    </message>
    <message>
        <source>{host} sends no map pictures. Compare the address of the map server in the settings.</source>
        <translation>{host} 返回的不是地图图片，请在设置中核对地图服务器的地址。</translation>
    </message>
    <message>
        <source>The map server {host} does not answer. Try again later, or go by the grid.</source>
        <translation>地图服务器 {host} 没有回应。请稍后再试，或对照经纬网选点。</translation>
    </message>
    <message>
        <source>The address of a map server is like {example}.</source>
        <translation>地图服务器地址的写法如 {example}。</translation>
    </message>
</context>
<context>
    <name>members</name>
    <message>
        <source>This is not a declaration code. It has 8 characters, such as {example}.</source>
        <translation>这不是场所申报码。申报码有 8 位，如 {example}。</translation>
    </message>
    <message>
        <source>Type the full name.</source>
        <translation>请填写完整姓名。</translation>
    </message>
    <message>
        <source>A name has at most {limit} characters.</source>
        <translation>姓名最多 {limit} 个字。</translation>
    </message>
    <message>
        <source>A password has at least {count} characters. Three words are a good one.</source>
        <translation>密码至少 {count} 位，用三个词连起来就好记。</translation>
    </message>
    <message>
        <source>A password has at most 256 characters.</source>
        <translation>密码最多 256 位。</translation>
    </message>
    <message>
        <source>This password is too easy to guess.</source>
        <translation>这个密码太容易猜到。</translation>
    </message>
    <message>
        <source>Type a phone number.</source>
        <translation>请填写电话号码。</translation>
    </message>
    <message>
        <source>Type one number here; the other fits into the notes.</source>
        <translation>这里只填一个号码，另一个可以写到备注里。</translation>
    </message>
    <message>
        <source>A mobile number has 11 digits; this has {count}.</source>
        <translation>手机号码应为 11 位，现在是 {count} 位。</translation>
    </message>
    <message>
        <source>This is not a phone number. Example: 13800138000 or 0752-2808000.</source>
        <translation>这不是电话号码。例如 13800138000 或 0752-2808000。</translation>
    </message>
    <message>
        <source>{name} has not signed in at this desk since it was updated. Let them sign in once, then hand over.</source>
        <translation>本程序更新后，{name}还没有在本前台登录过。请其先登录一次，再移交场所。</translation>
    </message>
    <message>
        <source>This was decided meanwhile. Reload the page.</source>
        <translation>此事已有人处理，请刷新页面。</translation>
    </message>
    <message>
        <source>The manager cannot leave before handing the venue over.</source>
        <translation>管理员须先移交场所，才能离开。</translation>
    </message>
    <message>
        <source>This member is gone. Reload the page.</source>
        <translation>这名成员已不存在。请重新打开本页。</translation>
    </message>
    <message>
        <source>{name} is not an inspector.</source>
        <translation>{name}不是检测员。</translation>
    </message>
    <message>
        <source>{name} is an inspector. Unbind them instead.</source>
        <translation>{name}是检测员，如不再担任请解绑。</translation>
    </message>
    <message>
        <source>{name} is the manager already.</source>
        <translation>{name}已经是管理员。</translation>
    </message>
    <message>
        <source>{name} with this phone number is a member already.</source>
        <translation>{name}（同一电话号码）已是成员。</translation>
    </message>
    <message>
        <source>This is not the declaration code of this venue. The manager finds it on the Venue page.</source>
        <translation>这不是本场所的申报码。管理员可在“场所”页查看。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>大写锁定已打开。</translation>
    </message>
</context>
<context>
    <name>office</name>
    <message>
        <source>The passphrase has {least} to {most} characters, of which no few are repeated. Four words are a good one.</source>
        <translation>密码须为 {least} 至 {most} 个字符，并且不能只是少数几个字符的重复。四个词就很好。</translation>
    </message>
    <message>
        <source>{path} cannot be read.</source>
        <translation>无法读取 {path}。</translation>
    </message>
    <message>
        <source>{path} is no key file of an office, or it is damaged. Take its copy.</source>
        <translation>{path} 不是卫生部门的密钥文件，或者已损坏。请使用它的副本。</translation>
    </message>
    <message>
        <source>This is not the passphrase of {path}.</source>
        <translation>这不是 {path} 的密码。</translation>
    </message>
    <message>
        <source>{path} is no sealed list of a hub, or only a part of one. Copy it again.</source>
        <translation>{path} 不是同步中心的加密名单，或者不完整。请重新拷贝。</translation>
    </message>
    <message>
        <source>{path} is no list of a case: it has no stays to compare with. Fetch the case’s list from the hub’s console.</source>
        <translation>{path} 不是病例名单，没有可比对的停留时间。请到同步中心控制台下载该病例的名单。</translation>
    </message>
    <message>
        <source>This list was made by a newer program. Update VenueDesk first.</source>
        <translation>此名单由更新版本的程序生成，请先升级 VenueDesk。</translation>
    </message>
    <message>
        <source>{count} venues</source>
        <translation>{count} 个场所</translation>
    </message>
    <message>
        <source>The follow-up {path} does not open with this key: it was made with another one, or is damaged. Take its copy, or move it away to begin anew.</source>
        <translation>联系记录 {path} 用此密钥打不开：它属于另一把密钥，或已损坏。请换用备份，或移走该文件重新开始。</translation>
    </message>
    <message>
        <source>{path} is a list of another hub than the one this key was made at.</source>
        <translation>{path} 是另一个同步中心的名单，与生成此密钥的同步中心不同。</translation>
    </message>
    <message>
        <source>{path} does not open with this key: it is sealed for another one, or damaged.</source>
        <translation>{path} 用这把密钥打不开：它是加密给另一把密钥的，或已损坏。</translation>
    </message>
    <message>
        <source>This list is a {kind} file. Give the name {kind} as its ending.</source>
        <translation>这份名单是 {kind} 文件，请给文件名加上后缀 {kind}。</translation>
    </message>
    <message>
        <source>Record {number}: what the hub can read of it was changed since the desk sealed it. The table has what the desk sealed.</source>
        <translation>第 {number} 条：同步中心可读的部分在前台加密后被改动过。表中是前台加密的内容。</translation>
    </message>
    <message>
        <source>Type your name: it stands beside what you note.</source>
        <translation>请输入您的姓名，登记联系情况时会一并记下。</translation>
    </message>
    <message>
        <source>Choose the office’s key file.</source>
        <translation>请选择卫生部门的密钥文件。</translation>
    </message>
    <message>
        <source>Record {number} is sealed for another key ({fingerprint}). Open the list with that key.</source>
        <translation>第 {number} 条是用另一把密钥（{fingerprint}）加密的。请用那把密钥打开名单。</translation>
    </message>
    <message>
        <source>Nobody in these lists is found by this. Nothing was written.</source>
        <translation>名单中没有找到此人，未写入任何内容。</translation>
    </message>
    <message>
        <source>There are {count} people whom this may mean. Choose one with --which, or type the whole number.</source>
        <translation>可能的人有 {count} 位。请用 --which 选定一位，或输入完整号码。</translation>
    </message>
    <message>
        <source>Record {number} does not open: it was altered, or put in another one&apos;s place.</source>
        <translation>第 {number} 条无法打开：内容被改动过，或者被换到了别处。</translation>
    </message>
    <message>
        <source>Type a name, or at least three digits of a document’s or phone number.</source>
        <translation>请输入姓名，或至少三位证件号码、电话号码。</translation>
    </message>
    <message>
        <source>Record {number} is no declaration.</source>
        <translation>第 {number} 条不是申报。</translation>
    </message>
    <message>
        <source>No other key of the health office waits here.</source>
        <translation>没有待接受的卫生部门密钥。</translation>
    </message>
    <message>
        <source>This is not the fingerprint of the key that the hub has now. Compare every group with the health office; if they differ, tell them, and accept nothing.</source>
        <translation>这不是同步中心现有密钥的指纹。请与卫生部门逐组核对；如果不同，请告诉卫生部门，不要接受。</translation>
    </message>
    <message>
        <source>Declarations wait for the health office’s key</source>
        <translation>申报在等待卫生部门密钥</translation>
    </message>
    <message>
        <source>The health office’s key is another one</source>
        <translation>卫生部门密钥已更换</translation>
    </message>
</context>
<context>
    <name>own_templates</name>
    <message>
        <source>This template was deleted meanwhile.</source>
        <translation>该模板已被删除。</translation>
    </message>
    <message>
        <source>“{name}” cannot be its name: a template’s has 1 to {limit} characters.</source>
        <translation>“{name}”不能用作名称：版式名称为 1 到 {limit} 个字符。</translation>
    </message>
    <message>
        <source>There is a template of this name already.</source>
        <translation>已有同名模板。</translation>
    </message>
    <message>
        <source>This template was deleted. Choose another.</source>
        <translation>该版式已删除。请另选一个。</translation>
    </message>
</context>
<context>
    <name>papers</name>
    <message>
        <source>Prepared by</source>
        <translation>制表人</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Responsible (seal)</source>
        <translation>负责人（盖章）</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第{page}页，共{pages}页</translation>
    </message>
    <message>
        <source>{before} {after}</source>
        <translation>{before}{after}</translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>{name} is larger than 32 MB. Choose a smaller picture.</source>
        <translation>{name} 超过 32 MB，请换一张小一些的图片。</translation>
    </message>
    <message>
        <source>{name} has more than {limit} million pixels. Make it smaller and choose it again.</source>
        <translation>{name} 超过 {limit} 百万像素。请缩小后重新选择。</translation>
    </message>
    <message>
        <source>{name} is no picture that can be read.</source>
        <translation>{name} 不是可以读取的图片。</translation>
    </message>
    <message>
        <source>{name} is larger than 1 MB. Choose it as PNG instead.</source>
        <translation>{name} 超过 1 MB。请改选 PNG 格式的图片。</translation>
    </message>
    <message>
        <source>{name} has {what}, which cannot be drawn here as it was meant. Save it as PNG and choose that.</source>
        <translation>{name} 含有{what}，无法按原样绘出。请另存为 PNG 后再选择。</translation>
    </message>
    <message>
        <source>text that is not turned into outlines</source>
        <translation>未转为轮廓的文字</translation>
    </message>
    <message>
        <source>a picture within it</source>
        <translation>内嵌图片</translation>
    </message>
    <message>
        <source>a part of the kind “{tag}”</source>
        <translation>“{tag}”类内容</translation>
    </message>
    <message>
        <source>a part that is clipped</source>
        <translation>裁剪内容</translation>
    </message>
    <message>
        <source>a part that lies in another file</source>
        <translation>引用其他文件的内容</translation>
    </message>
    <message>
        <source>parts that repeat each other without end</source>
        <translation>无止境互相重复的部分</translation>
    </message>
</context>
<context>
    <name>place</name>
    <message>
        <source>No place can be read from this text.</source>
        <translation>这段文字里没有可识别的位置。</translation>
    </message>
    <message>
        <source>The text does not say which map its numbers are from. Say it with --datum.</source>
        <translation>文字里没有说明坐标来自哪种地图，请用 --datum 指定。</translation>
    </message>
    <message>
        <source>The text has more than one place: {places}. Give the venue&apos;s alone.</source>
        <translation>这段文字里不止一个位置：{places}。请只给出场所的那一个。</translation>
    </message>
    <message>
        <source>The text does not say which of its two numbers is the latitude. Give them as in N51.5, W0.12.</source>
        <translation>无法判断两个数中哪一个是纬度。请写成 N51.5, W0.12 这样。</translation>
    </message>
</context>
<context>
    <name>place_map</name>
    <message>
        <source>{n} m</source>
        <translation>{n} 米</translation>
    </message>
    <message>
        <source>{n} km</source>
        <translation>{n} 公里</translation>
    </message>
    <message>
        <source>{latitude}° N, {longitude}° E ({datum})</source>
        <translation>北纬 {latitude}°，东经 {longitude}°（{datum}）</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>This text has more than one place. Which one is the venue?</source>
        <translation>这段文字里不止一个位置，场所是哪一个？</translation>
    </message>
    <message>
        <source>Which of the two numbers is the latitude?</source>
        <translation>两个数中哪一个是纬度？</translation>
    </message>
    <message>
        <source>The text does not say which map its numbers are from. Choose it.</source>
        <translation>文字里没有说明坐标来自哪种地图，请选择。</translation>
    </message>
    <message>
        <source>AMap</source>
        <translation>高德地图</translation>
    </message>
    <message>
        <source>Baidu Maps</source>
        <translation>百度地图</translation>
    </message>
    <message>
        <source>Tencent Maps</source>
        <translation>腾讯地图</translation>
    </message>
    <message>
        <source>Google Maps</source>
        <translation>谷歌地图</translation>
    </message>
    <message>
        <source>Apple Maps</source>
        <translation>苹果地图</translation>
    </message>
    <message>
        <source>OpenStreetMap</source>
        <translation>OpenStreetMap</translation>
    </message>
    <message>
        <source>a geo link</source>
        <translation>geo 链接</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>This link of {app} holds no coordinates, and this program opens no links. Open it, copy the coordinates there and paste them here.</source>
        <translation>这个{app}链接里没有坐标，本程序不会打开链接。请打开它，复制坐标后粘贴到这里。</translation>
    </message>
</context>
<context>
    <name>poster</name>
    <message>
        <source>Venue code, {venue}</source>
        <translation>{venue} 场所码</translation>
    </message>
    <message>
        <source>Venue code</source>
        <translation>场所码</translation>
    </message>
    <message>
        <source>Sheet {number} of {count}, {gate}: lay the sheet before it on here, cut along its line</source>
        <translation>第 {number}/{count} 张，{gate}：把前一张沿虚线裁开，压在这里</translation>
    </message>
</context>
<context>
    <name>poster_history</name>
    <message>
        <source>What was kept of this poster is not what the ledger says was printed, so it is not shown.</source>
        <translation>留存的内容与打印台账不符，因此不予显示。</translation>
    </message>
    <message>
        <source>No picture was kept of this poster: it was made by an earlier version of the program, or on another desk.</source>
        <translation>这张海报没有留存图样：它由早期版本的程序或其他前台制作。</translation>
    </message>
</context>
<context>
    <name>posters</name>
    <message>
        <source>“{text}” does not fit its frame, even in the smallest type.</source>
        <translation>“{text}”用最小的字也放不下。</translation>
    </message>
    <message>
        <source>“{text}” is set at {percent} of its size to fit its frame.</source>
        <translation>“{text}”已缩到 {percent} 才放得下。</translation>
    </message>
    <message>
        <source>There is no value for {field}, so nothing is printed in its place.</source>
        <translation>{field} 没有内容，该处不印。</translation>
    </message>
    <message>
        <source>The font {name} is missing from the program&apos;s folder. Install VenueDesk again.</source>
        <translation>程序文件夹里缺少字体 {name}。请重新安装场所码前台。</translation>
    </message>
    <message>
        <source>The font {name} cannot be read. Install VenueDesk again.</source>
        <translation>字体 {name} 无法读取。请重新安装场所码前台。</translation>
    </message>
    <message>
        <source>The code&apos;s content is too long for a QR code at level {level}.</source>
        <translation>内容太长，容错级别 {level} 的二维码放不下。</translation>
    </message>
    <message>
        <source>The finished PDF has {found} pages instead of {wanted}, so it was not used.</source>
        <translation>生成的 PDF 应有 {wanted} 页，实际 {found} 页，因此没有采用。</translation>
    </message>
    <message>
        <source>The code on the poster of {gate} could not be read back, so nothing was saved or printed. Make the code larger or choose another template.</source>
        <translation>“{gate}”海报上的码识读不出来，因此没有保存或打印。请把码放大，或换一个版式。</translation>
    </message>
    <message>
        <source>“{text}” does not fit its frame, even in the smallest type. Give the venue a short name for posters on the Venue page.</source>
        <translation>“{text}”用最小的字也放不下。请在“场所”页填写海报简称。</translation>
    </message>
    <message>
        <source>“{text}” is set at {percent} of its size to fit its frame. A short name for posters, on the Venue page, would be larger.</source>
        <translation>“{text}”已缩到 {percent} 才放得下。在“场所”页填写海报简称，字会更大。</translation>
    </message>
    <message>
        <source>“{characters}” is rare: the papers’ typeface lacks it. Papers print it in another typeface or, where that lacks it too, as its code. Look at one before you hand it out.</source>
        <translation>“{characters}”是生僻字，打印用的字体里没有。打印时会换一种字体；如果那种字体也没有，就印这个字的编码。发出去之前请先看一眼。</translation>
    </message>
    <message>
        <source>The character {character} ({code}) is in none of the printing fonts. Papers show its code.</source>
        <translation>打印用的各种字体里都没有“{character}”（{code}）这个字，打印时会印它的编码。</translation>
    </message>
    <message>
        <source>The finished PDF cannot be opened, so it was not used.</source>
        <translation>生成的 PDF 打不开，因此没有采用。</translation>
    </message>
    <message>
        <source>A code is saved as .png or .svg. Give the file name one of these endings.</source>
        <translation>场所码只能存为 .png 或 .svg。请用这两种扩展名之一。</translation>
    </message>
    <message>
        <source>The poster of this gate changed meanwhile. Check it again.</source>
        <translation>这个检测点的海报已有变化，请重新核对。</translation>
    </message>
    <message>
        <source>The posters changed meanwhile. Make them again.</source>
        <translation>海报内容刚刚有变。请重新生成。</translation>
    </message>
    <message>
        <source>Choose at least one gate that is in use.</source>
        <translation>请至少选择一个在用的检测点。</translation>
    </message>
    <message>
        <source>This code is empty. Choose a picture of the official code.</source>
        <translation>这个码没有内容。请选择官方场所码的图片。</translation>
    </message>
</context>
<context>
    <name>preflight</name>
    <message>
        <source>The gate {name} is in this batch twice.</source>
        <translation>检测点“{name}”在这一批里出现了两次。</translation>
    </message>
    <message>
        <source>There is no code on this poster.</source>
        <translation>这张海报上没有码。</translation>
    </message>
    <message>
        <source>“{text}” lies across another text. Move one of them.</source>
        <translation>“{text}”与其他文字重叠，请移开。</translation>
    </message>
    <message>
        <source>This code says {payload}, not the gate&apos;s own address.</source>
        <translation>此码的内容是 {payload}，不是该检测点自己的地址。</translation>
    </message>
    <message>
        <source>The code&apos;s squares are {size} mm, too small to print. Make the code larger.</source>
        <translation>码的小方块只有 {size} 毫米，印不清楚。请把码放大。</translation>
    </message>
    <message>
        <source>The code&apos;s squares are only {dots} dots of the printer wide. Make the code larger.</source>
        <translation>码的小方块只有打印机的 {dots} 个点宽。请把码放大。</translation>
    </message>
    <message>
        <source>The code scans from {found} m; this poster is meant for {wanted} m. Make the code larger.</source>
        <translation>只能在 {found} 米内扫到，这种海报应能在 {wanted} 米外扫到。请把码放大。</translation>
    </message>
    <message>
        <source>The code must be dark on a light ground, or phones do not see it.</source>
        <translation>码须深色印在浅底上，否则手机认不出。</translation>
    </message>
    <message>
        <source>The logo covers {share} of the code; level {level} allows {limit}.</source>
        <translation>标志遮住码的 {share}；容错级别 {level} 最多允许 {limit}。</translation>
    </message>
    <message>
        <source>The logo lies over a corner pattern of the code. Make it smaller.</source>
        <translation>标志压住了码的定位角。请把标志缩小。</translation>
    </message>
    <message>
        <source>The margin of four squares around the code must stay empty.</source>
        <translation>码四周要留出 4 个小方块的空白。</translation>
    </message>
    <message>
        <source>“{text}” is hard to read on its ground: too little contrast.</source>
        <translation>“{text}”与底色反差太小，不易看清。</translation>
    </message>
    <message>
        <source>The picture has {dpi} dots per inch at this size and will look coarse; {least} are enough.</source>
        <translation>图片在这个尺寸下只有 {dpi} dpi，会显得粗糙；{least} dpi 就够了。</translation>
    </message>
    <message>
        <source>Part of the poster lies within {margin} mm of the paper&apos;s edge, where printers do not print.</source>
        <translation>有内容离纸边不足 {margin} 毫米，打印机印不到。</translation>
    </message>
    <message>
        <source>The printer leaves this edge of the paper empty, so it would cut the code off. Move it in.</source>
        <translation>打印机打不到纸的这一边，码会缺一块。请往里移。</translation>
    </message>
    <message>
        <source>The printer leaves this edge of the paper empty and cuts part of the poster off.</source>
        <translation>打印机打不到纸的这一边，海报会缺一块。</translation>
    </message>
    <message>
        <source>A picture ends at the paper’s edge: a cut that is a little off leaves a white line there. Let it run over the edge by {bleed} mm, or move it inwards.</source>
        <translation>图片刚好到纸边，裁切稍有偏差就会露白边。请让图片超出纸边 {bleed} mm，或往里移。</translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message>
        <source>A sheet has {count} labels. Begin at one of them.</source>
        <translation>每页有 {count} 张标签，请从其中一张开始。</translation>
    </message>
    <message>
        <source>A sheet of labels, badges or folded cards cannot be printed in parts. Choose a printer that has its paper, or save a PDF.</source>
        <translation>标签、胸牌和折叠台卡不能拼页打印。请换一台有这种纸的打印机，或存为 PDF。</translation>
    </message>
    <message>
        <source>On paper of {size} a seam would cut through a code, so nothing was printed. Choose larger paper or another printer, or save a PDF.</source>
        <translation>用 {size} 的纸拼页会把码裁断，所以没有打印。请选更大的纸、换一台打印机，或存为 PDF。</translation>
    </message>
    <message>
        <source>the job is held: release it in the system&apos;s print queue</source>
        <translation>任务被暂停：请在系统的打印队列中放行</translation>
    </message>
    <message>
        <source>The print service of this computer (CUPS) does not answer. Start it or ask the administrator; saving as PDF still works.</source>
        <translation>本机的打印服务（CUPS）没有响应。请启动该服务或找系统管理员；仍可存为 PDF。</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Add one in the system&apos;s printer settings, or save as PDF.</source>
        <translation>本机没有打印机。请在系统的打印机设置中添加，或存为 PDF。</translation>
    </message>
    <message>
        <source>The printer {printer} is not there any more. Look at the printer list again and choose another.</source>
        <translation>找不到打印机 {printer}。请重新查看打印机列表，另选一台。</translation>
    </message>
    <message>
        <source>The printer {printer} is stopped ({why}). Mend that and start it again in the printer settings, or choose another.</source>
        <translation>打印机 {printer} 已停止（{why}）。请处理后在打印机设置中重新启动，或另选一台。</translation>
    </message>
    <message>
        <source>The printer {printer} is stopped: start it again in the printer settings, or choose another.</source>
        <translation>打印机 {printer} 已停止。请在打印机设置中重新启动，或另选一台。</translation>
    </message>
    <message>
        <source>The printer {printer} was stopped before everything was printed, and the rest was taken back. Look which sheets came out, start the printer again in the printer settings, and print what is missing.</source>
        <translation>打印机 {printer} 中途停止，未印的部分已撤回。请看看印出了哪几张，在打印机设置中重新启动，再补印缺的。</translation>
    </message>
    <message>
        <source>The printer {printer} takes no jobs at the moment: allow it in the printer settings, or choose another.</source>
        <translation>打印机 {printer} 目前不接受任务。请在打印机设置中允许，或另选一台。</translation>
    </message>
    <message>
        <source>The printer {printer} has no paper of {size}. Choose another printer, print on several smaller sheets to be glued together, or save a PDF.</source>
        <translation>打印机“{printer}”没有 {size} 的纸。请换一台打印机，或拼页打印到几张小纸上再粘起来，或存为 PDF。</translation>
    </message>
    <message>
        <source>The job was cancelled at the printer {printer}. Look which sheets came out before printing again.</source>
        <translation>打印机 {printer} 上的任务被取消。请先看看印出了哪几张，再重新打印。</translation>
    </message>
    <message>
        <source>The printer {printer} gave the job up ({why}). Look which sheets came out before printing again.</source>
        <translation>打印机 {printer} 中止了任务（{why}）。请先看看印出了哪几张，再重新打印。</translation>
    </message>
    <message>
        <source>The printer {printer} gave the job up. Look which sheets came out before printing again.</source>
        <translation>打印机 {printer} 中止了任务。请先看看印出了哪几张，再重新打印。</translation>
    </message>
    <message>
        <source>The print service no longer knows the job at {printer}, so it cannot say whether everything was printed. Look at the sheets before printing again.</source>
        <translation>打印服务查不到 {printer} 上的这个任务，不能确定是否全部印出。请先看看印出的纸，再重新打印。</translation>
    </message>
    <message>
        <source>This computer&apos;s user may not do this at the printer {printer}. Ask the administrator.</source>
        <translation>当前用户无权使用打印机 {printer}。请找系统管理员。</translation>
    </message>
    <message>
        <source>The print service refused the job for {printer} (code {code}). Ask the administrator.</source>
        <translation>打印服务拒绝了发往 {printer} 的任务（代码 {code}）。请找系统管理员。</translation>
    </message>
    <message>
        <source>The sheets are already with the printer {printer}. Cancel them in the system&apos;s print queue.</source>
        <translation>纸张已交给打印机 {printer}。请在系统的打印队列中取消。</translation>
    </message>
    <message>
        <source>The printer {printer} could not be opened. See that it is switched on and connected, then try again.</source>
        <translation>打印机 {printer} 打不开。请确认已开机并接好，再试一次。</translation>
    </message>
    <message>
        <source>the printer is out of paper or waits for the right paper</source>
        <translation>打印机缺纸，或在等合适的纸</translation>
    </message>
    <message>
        <source>paper is jammed in the printer</source>
        <translation>打印机卡纸</translation>
    </message>
    <message>
        <source>a cover of the printer is open</source>
        <translation>打印机的盖子没关</translation>
    </message>
    <message>
        <source>the printer has no toner or ink left</source>
        <translation>打印机没有墨粉或墨水了</translation>
    </message>
    <message>
        <source>toner or ink is running low</source>
        <translation>墨粉或墨水快用完了</translation>
    </message>
    <message>
        <source>the output tray is full or missing</source>
        <translation>出纸盘已满或没有装好</translation>
    </message>
    <message>
        <source>the printer does not answer: is it switched on and connected?</source>
        <translation>打印机没有响应，是否已开机并接好？</translation>
    </message>
    <message>
        <source>the printer&apos;s driver is not installed completely</source>
        <translation>打印机驱动没有装好</translation>
    </message>
    <message>
        <source>the printer is still busy with an earlier job</source>
        <translation>打印机还在处理上一个任务</translation>
    </message>
    <message>
        <source>The calibration sheet needs paper of A5 or larger. Choose another template or printer.</source>
        <translation>校准页需要 A5 或更大的纸。请换一个版式或打印机。</translation>
    </message>
    <message>
        <source>Printing was stopped. Look which sheets came out before printing again.</source>
        <translation>打印已停止。请先看看印出了哪几张，再重新打印。</translation>
    </message>
    <message>
        <source>Making the posters and reading every code back</source>
        <translation>正在生成海报并逐张识读</translation>
    </message>
    <message>
        <source>Handing the posters over to the printer</source>
        <translation>正在交给打印机</translation>
    </message>
    <message>
        <source>Moved by the calibration of {printer} ({dx} mm right, {dy} mm down), a code would be cut off, so nothing was printed. Correct the calibration in the settings.</source>
        <translation>按打印机 {printer} 的打印位置设置（右移 {dx} 毫米、下移 {dy} 毫米），码会被裁掉，因此没有打印。请在“设置”中改正打印位置。</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>The print waits: {reason}</source>
        <translation>打印等待中：{reason}</translation>
    </message>
    <message>
        <source>This printer is stopped: {why}.</source>
        <translation>这台打印机已停止：{why}。</translation>
    </message>
    <message>
        <source>This printer is stopped. Start it in the printer settings.</source>
        <translation>这台打印机已停止。请在打印机设置中启动。</translation>
    </message>
    <message>
        <source>This printer takes no jobs at the moment.</source>
        <translation>这台打印机目前不接受任务。</translation>
    </message>
    <message>
        <source>Moved by this printer’s calibration, a code would be cut off, so nothing was printed. Correct the calibration in the settings.</source>
        <translation>按这台打印机的打印位置设置，码会被裁掉，因此没有打印。请在“设置”中改正打印位置。</translation>
    </message>
</context>
<context>
    <name>readcode</name>
    <message>
        <source>There is a QR code in this picture, but it is too blurred or damaged to read. Take the photo again, closer and in good light.</source>
        <translation>图片里有二维码，但太模糊或已破损，识读不出。请在光线好的地方靠近重拍。</translation>
    </message>
    <message>
        <source>There is no QR code to be found in this picture. Choose a picture in which the whole code can be seen sharply.</source>
        <translation>图片里找不到二维码。请选择一张码完整、清晰的图片。</translation>
    </message>
    <message>
        <source>There are {count} different QR codes in this picture. Cut it down to the one that is wanted.</source>
        <translation>图片里有 {count} 个不同的二维码。请裁剪到只剩需要的那一个。</translation>
    </message>
    <message>
        <source>This file is larger than {limit} MB. Choose a smaller picture.</source>
        <translation>文件超过 {limit} MB。请选择小一些的图片。</translation>
    </message>
    <message>
        <source>This picture has too many pixels. Choose a smaller one.</source>
        <translation>图片像素太多。请选择小一些的图片。</translation>
    </message>
    <message>
        <source>This file is not a picture that can be read. Choose a PNG, JPG or PDF file.</source>
        <translation>这个文件不是能识别的图片。请选择 PNG、JPG 或 PDF 文件。</translation>
    </message>
    <message>
        <source>This PDF cannot be opened. It may be damaged or need a password.</source>
        <translation>这个 PDF 打不开，可能已损坏或需要密码。</translation>
    </message>
</context>
<context>
    <name>recovery-sheet</name>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>保管人</translation>
    </message>
    <message>
        <source>Kept at</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>VenueDesk</source>
        <translation>场所码前台</translation>
    </message>
    <message>
        <source>Lock this sheet away. Take no photo, keep no copy on a computer.</source>
        <translation>把这张纸锁进保险柜，不要拍照，不要存在电脑里。</translation>
    </message>
    <message>
        <source>If the password is lost: press &apos;Forgot the password&apos;, type the code above, set a new password.</source>
        <translation>忘记密码时：在登录窗口选“忘记密码”，输入上面的恢复码，设一个新密码。</translation>
    </message>
    <message>
        <source>Whoever has the code can open the desk. If in doubt, let the manager renew it.</source>
        <translation>谁拿到恢复码，谁就能打开本前台。怀疑泄露时，请管理员换一个。</translation>
    </message>
    <message>
        <source>Recovery code of the office key</source>
        <translation>卫生部门密钥恢复码</translation>
    </message>
    <message>
        <source>Lock this sheet away, elsewhere than the stick with the key file. Keep no copy.</source>
        <translation>请将此单锁好，不要与存有密钥文件的 U 盘放在一起。不要留副本。</translation>
    </message>
    <message>
        <source>If the key file or its passphrase is lost: sealed lists open with this code.</source>
        <translation>密钥文件丢失或忘记密码时，可用此恢复码打开加密名单。</translation>
    </message>
    <message>
        <source>Whoever has the code can read all visitors. If in doubt, make another key.</source>
        <translation>持有恢复码者可读取全部来访者信息。如有疑虑，请更换密钥。</translation>
    </message>
</context>
<context>
    <name>rekey</name>
    <message>
        <source>The keys of this desk were changed. {names} had not signed in since the program was updated: give them a new password.</source>
        <translation>本前台的密钥已更换。{names}在程序更新后还没有登录过，请为其重设密码。</translation>
    </message>
    <message>
        <source>This desk&apos;s recovery code would not open it any more: an earlier program made it, or it was ended. Print a new one on the Venue page first.</source>
        <translation>更换密钥后，本前台的恢复码将无法使用：它由旧版程序生成，或已被停用。请先在“场所”页打印新的恢复码。</translation>
    </message>
    <message>
        <source>The keys of this desk were not changed to the end. Close the program and open it again, which does that first.</source>
        <translation>本前台的密钥尚未更换完毕。请关闭程序后重新打开，打开时会先完成更换。</translation>
    </message>
    <message>
        <source>The keys could not be changed while so much is read. It is tried again later.</source>
        <translation>当前读取过多，暂时无法更换密钥，稍后会自动再试。</translation>
    </message>
</context>
<context>
    <name>replacing</name>
    <message>
        <source>None of your templates says this.</source>
        <translation>自有版式中没有这段文字。</translation>
    </message>
    <message>
        <source>Your templates changed meanwhile. Look at the list again.</source>
        <translation>版式刚刚有改动，请重新查看列表。</translation>
    </message>
    <message>
        <source>This was undone already.</source>
        <translation>已经撤销过了。</translation>
    </message>
    <message>
        <source>the name of the venue</source>
        <translation>场所名称</translation>
    </message>
    <message>
        <source>the address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>the host of the codes</source>
        <translation>场所码的域名</translation>
    </message>
    <message>
        <source>the steps on posters</source>
        <translation>海报上的步骤</translation>
    </message>
</context>
<context>
    <name>replication</name>
    <message>
        <source>All gates were retired at different desks. {gate} stays open, for a venue keeps at least one: add another or keep it.</source>
        <translation>各前台先后停用了全部检测点。场所至少要有一个检测点，“{gate}”因此保留启用：可以另加一个，或就用它。</translation>
    </message>
    <message>
        <source>{gate} is one gate too many: together the desks added more than {limit}. It is shown as retired; retire another one to open it.</source>
        <translation>各前台添加的检测点合计超过 {limit} 个，“{gate}”暂按停用显示。停用另一个检测点后，它就会启用。</translation>
    </message>
    <message>
        <source>Two gates are named {name}: they were added or renamed at different desks. One is shown as {other}; rename it, or retire it.</source>
        <translation>有两个检测点都叫“{name}”，是在不同前台添加或改名的。其中一个显示为“{other}”，请给它改名或停用。</translation>
    </message>
    <message>
        <source>{gate} had the same code as another gate and has a new one. Print its poster again and take the old one down.</source>
        <translation>“{gate}”的编号与另一个检测点相同，已换成新的。请重新打印它的海报，并撤下旧海报。</translation>
    </message>
    <message>
        <source>{name} was made the manager at one desk and left the venue at another. They stay the manager until somebody else is.</source>
        <translation>{name}在一个前台成为管理员，又在另一个前台被移出场所。在另有管理员之前，仍由其担任。</translation>
    </message>
    <message>
        <source>Two people were made the manager at different desks. {name} is, as the later one; {other} works as a clerk.</source>
        <translation>不同前台各指定了一位管理员。以较晚的{name}为准，{other}为前台人员。</translation>
    </message>
    <message>
        <source>as in the province</source>
        <translation>按省份默认</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>不计</translation>
    </message>
    <message>
        <source>{what}: “{shown}” from desk {desk} holds; at desk {elsewhere}, “{other}” was written without knowing of it. Keep the one or choose the other.</source>
        <translation>{what}：现采用前台 {desk} 的“{shown}”；前台 {elsewhere} 当时还没同步到，另改成了“{other}”。请保留现值，或改用另一个。</translation>
    </message>
    <message>
        <source>This was decided meanwhile. Reload the page.</source>
        <translation>这一项已有人处理。请重新打开本页。</translation>
    </message>
    <message>
        <source>A desk&apos;s name has at most {limit} characters.</source>
        <translation>前台名称最多 {limit} 个字。</translation>
    </message>
    <message>
        <source>{name} was added at another desk. Passwords do not travel: to let them sign in here, give them one on the Venue page.</source>
        <translation>{name}是在其他前台添加的。密码不会同步：如需在本机登录，请在“场所”页为其设置密码。</translation>
    </message>
    <message>
        <source>The venue&apos;s name</source>
        <translation>场所名称</translation>
    </message>
    <message>
        <source>The venue&apos;s credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>The venue&apos;s type</source>
        <translation>场所类型</translation>
    </message>
    <message>
        <source>The venue&apos;s region</source>
        <translation>所在区域</translation>
    </message>
    <message>
        <source>The venue&apos;s address</source>
        <translation>详细地址</translation>
    </message>
    <message>
        <source>The venue&apos;s coordinates</source>
        <translation>场所坐标</translation>
    </message>
    <message>
        <source>The host of the venue&apos;s codes</source>
        <translation>场所码网址</translation>
    </message>
    <message>
        <source>The declaration code</source>
        <translation>场所申报码</translation>
    </message>
    <message>
        <source>The official code</source>
        <translation>官方场所码</translation>
    </message>
    <message>
        <source>The venue&apos;s public code</source>
        <translation>场所编码</translation>
    </message>
    <message>
        <source>The venue&apos;s short name on posters</source>
        <translation>场所的海报简称</translation>
    </message>
    <message>
        <source>The venue&apos;s opening hours</source>
        <translation>场所的开放时间</translation>
    </message>
    <message>
        <source>From when on scans count as visits</source>
        <translation>从哪天起按扫码计到访</translation>
    </message>
    <message>
        <source>Where people with a fever go</source>
        <translation>场所的发热处置点</translation>
    </message>
    <message>
        <source>Whether visitors show the health code</source>
        <translation>是否出示健康码</translation>
    </message>
    <message>
        <source>What the health code is called</source>
        <translation>健康码的名称</translation>
    </message>
    <message>
        <source>Whether visitors show the travel card</source>
        <translation>是否出示行程卡</translation>
    </message>
    <message>
        <source>The steps on posters in Chinese</source>
        <translation>海报步骤（中文）</translation>
    </message>
    <message>
        <source>The steps on posters in English</source>
        <translation>海报步骤（英文）</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>clerk</source>
        <translation>前台人员</translation>
    </message>
    <message>
        <source>inspector</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>The name of a desk</source>
        <translation>前台名称</translation>
    </message>
    <message>
        <source>How many days declarations are kept</source>
        <translation>申报的保存天数</translation>
    </message>
    <message>
        <source>The name of gate {gate}</source>
        <translation>检测点“{gate}”的名称</translation>
    </message>
    <message>
        <source>Whether gate {gate} is in use</source>
        <translation>检测点“{gate}”是否启用</translation>
    </message>
    <message>
        <source>The code of gate {gate}</source>
        <translation>检测点“{gate}”的场所码</translation>
    </message>
    <message>
        <source>The name of {person}</source>
        <translation>{person}的姓名</translation>
    </message>
    <message>
        <source>The phone number of {person}</source>
        <translation>{person}的电话</translation>
    </message>
    <message>
        <source>The role of {person}</source>
        <translation>{person}的角色</translation>
    </message>
    <message>
        <source>Whether {person} is a member</source>
        <translation>{person}是否为本场所成员</translation>
    </message>
    <message>
        <source>Whether {person} is an inspector</source>
        <translation>{person}是否兼任检测员</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>our own code</source>
        <translation>本场所自己的码</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>This paper has no table. Give a name that ends in .pdf.</source>
        <translation>这种打印件没有数据表，文件名请以 .pdf 结尾。</translation>
    </message>
    <message>
        <source>The code {code} could not be read back from the finished page, so nothing was saved or printed.</source>
        <translation>{code} 的二维码在成品页上识读不出，因此没有保存或打印。</translation>
    </message>
    <message>
        <source>“{text}” does not fit on the paper, even in the smallest type. Shorten it.</source>
        <translation>“{text}”用最小的字也放不下。请缩短。</translation>
    </message>
    <message>
        <source>This day is too far away. Check the year.</source>
        <translation>日期太远，请核对年份。</translation>
    </message>
    <message>
        <source>This gate is closed now. Choose another one.</source>
        <translation>这个检测点已停用，请另选一个。</translation>
    </message>
    <message>
        <source>{people} so far; the week is not over.</source>
        <translation>目前共{people}，本周尚未结束。</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>这一天还没有到。</translation>
    </message>
    <message>
        <source>A shift ends after it begins.</source>
        <translation>班次结束时间要晚于开始时间。</translation>
    </message>
    <message>
        <source>Type the day, such as {day}.</source>
        <translation>请输入日期，例如 {day}。</translation>
    </message>
</context>
<context>
    <name>reprints</name>
    <message>
        <source>Making the posters and reading every code back</source>
        <translation>正在生成海报并逐一核对二维码</translation>
    </message>
    <message>
        <source>{printer} has no {sheet} paper, so nothing was printed. Leave these posters out, or choose another printer: {count}.</source>
        <translation>{printer} 没有 {sheet} 纸，未打印任何海报。请取消选择这 {count} 张海报，或换一台打印机。</translation>
    </message>
    <message>
        <source>Posters printed before this: {count}. The rest was not printed: {why}</source>
        <translation>此前已打印 {count} 张海报，其余未打印：{why}</translation>
    </message>
</context>
<context>
    <name>retention</name>
    <message>
        <source>{why} From the command line: --insist.</source>
        <translation>{why}命令行请加 --insist。</translation>
    </message>
    <message>
        <source>This computer’s clock says {today}, but the desk was last used on {trusted}. Nothing is deleted until the date is corrected, or the manager confirms it in the settings.</source>
        <translation>本机日期为 {today}，而前台上次使用是 {trusted}。在更正日期，或由管理员在“设置”中确认之前，不会删除任何记录。</translation>
    </message>
    <message>
        <source>This computer’s clock says {today}, but the desk was already used on {trusted}. Records may be kept for too long: correct the date, or let the manager confirm it in the settings.</source>
        <translation>本机日期为 {today}，而前台在 {trusted}已经使用过，记录可能超期保存。请更正日期，或由管理员在“设置”中确认。</translation>
    </message>
    <message>
        <source>Past their retention: {count} of {total} records. So many are not deleted before the manager confirms it in the settings.</source>
        <translation>{total} 条记录中有 {count} 条已过保存期。数量较多，须由管理员在“设置”中确认后才会删除。</translation>
    </message>
    <message>
        <source>Declarations are kept from {least} to {most} days.</source>
        <translation>申报保存天数为 {least} 至 {most} 天。</translation>
    </message>
    <message>
        <source>Stopped. Records deleted: {count}; the rest is deleted the next time.</source>
        <translation>已停止。已删除 {count} 条记录，其余下次继续删除。</translation>
    </message>
    <message>
        <source>Say who asked for it to be kept: one short sentence.</source>
        <translation>请用一句话说明是谁要求保留。</translation>
    </message>
    <message>
        <source>Say why it need not be kept any more: one short sentence.</source>
        <translation>请用一句话写明为什么不必再保留。</translation>
    </message>
</context>
<context>
    <name>salvage</name>
    <message>
        <source>The newest good copy is of {when}. To take that instead: venuedesk restore {file} --over</source>
        <translation>最近一份完好的备份是 {when} 的。若要改用它：venuedesk restore {file} --over</translation>
    </message>
    <message>
        <source>The key file was damaged. Its copy was whole and is used now; nothing is lost.</source>
        <translation>密钥文件已损坏，已改用完好的副本，没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Rescued: {rows} entries of the database. Damaged parts of its file: {pages}. The damaged desk is set aside in {aside}.</source>
        <translation>已从数据库取回 {rows} 条内容。文件损坏 {pages} 处。损坏的前台保留在 {aside} 中。</translation>
    </message>
    <message>
        <source>Rescued: {rows} entries of the database. Damaged parts of its file: {pages}. Lost for certain: {declarations} declarations, {entries} entries of the audit log. The damaged desk is set aside in {aside}.</source>
        <translation>已从数据库取回 {rows} 条内容。文件损坏 {pages} 处。确定丢失：登记 {declarations} 份，操作日志 {entries} 条。损坏的前台保留在 {aside} 中。</translation>
    </message>
    <message>
        <source>The database is gone: there is nothing to be read. Put the newest good backup back.</source>
        <translation>数据库已不存在，没有可读的内容。请恢复最近一份完好的备份。</translation>
    </message>
    <message>
        <source>Too little of the database can be read to open the desk. Put the newest good backup back; nothing was changed.</source>
        <translation>数据库能读出的内容太少，打不开前台。请恢复最近一份完好的备份；未做任何更改。</translation>
    </message>
</context>
<context>
    <name>sandbox</name>
    <message>
        <source>The part of the program that reads files cannot be started. Close other programs and try again.</source>
        <translation>读取文件的程序部件无法启动。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>{name} is too large or damaged, so that it cannot be read here. Save it again, smaller or in another format, and choose that file.</source>
        <translation>{name} 太大或已损坏，无法读取。请另存为较小的文件或其他格式，再选择新文件。</translation>
    </message>
</context>
<context>
    <name>screens</name>
    <message>
        <source>On a screen the code of {gate} would be too small to be read, so its picture was not saved. Choose 4K, or another template.</source>
        <translation>在屏幕上 {gate} 的码会太小而无法识读，未保存其图片。请选择 4K 或其他版式。</translation>
    </message>
</context>
<context>
    <name>shift_note</name>
    <message>
        <source>A note has at most {limit} characters.</source>
        <translation>留言最多 {limit} 个字。</translation>
    </message>
</context>
<context>
    <name>shredding</name>
    <message>
        <source>Venue</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>Days of visits</source>
        <translation>到访日期</translation>
    </message>
    <message>
        <source>Slips to Shred</source>
        <translation>到期表单销毁清单</translation>
    </message>
    <message>
        <source>Made {made}</source>
        <translation>制表 {made}</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>箱号</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>表单编号</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Shredded</source>
        <translation>已销毁</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>{boxes} boxes, {batches} batches</source>
        <translation>{boxes}箱，{batches}批</translation>
    </message>
    <message>
        <source>Not boxed</source>
        <translation>未装箱</translation>
    </message>
    <message>
        <source>Not printed here</source>
        <translation>非本机印制</translation>
    </message>
    <message>
        <source>Tick each batch as it is shredded; file with the certificate.</source>
        <translation>逐批核对后打勾，清单随销毁证明存档。</translation>
    </message>
    <message>
        <source>Certificate of Destruction</source>
        <translation>个人信息销毁证明</translation>
    </message>
    <message>
        <source>No. {number}&#x3000;{made}</source>
        <translation>编号 {number}&#x3000;{made}</translation>
    </message>
    <message>
        <source>This certifies that the visit records of {venue} described below have reached the end of their {days} days, that the electronic records were erased from this desk&apos;s database and from the backups in its own folder, so that the program cannot bring them back, and that the paper slips were destroyed as stated. {held} records that are held by law, and copies that were exported or are kept elsewhere, are not among them.</source>
        <translation>兹证明：{venue}收集的下列到访登记信息保存期（{days}天）已满，电子记录已从本机数据库及本机文件夹内的自动备份中删除，本软件无法再恢复；纸质表单已按下述方式销毁。依法另行保留的{held}条，以及另行导出、另处存放的副本不在其内。</translation>
    </message>
    <message>
        <source>Erased before their time (on request, consent withdrawn, or recorded in error), with their slips: {count}.</source>
        <translation>另有{count}条因本人要求、撤回同意或本不应登记，在保存期满前删除，其纸质表单一并销毁。</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>电子记录</translation>
    </message>
    <message>
        <source>Paper slips</source>
        <translation>纸质表单</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count}条</translation>
    </message>
    <message>
        <source>{count} slips</source>
        <translation>{count}张</translation>
    </message>
    <message>
        <source>Held by law</source>
        <translation>依法保留</translation>
    </message>
    <message>
        <source>Completed on</source>
        <translation>删除完成日期</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>销毁方式</translation>
    </message>
    <message>
        <source>Shredder</source>
        <translation>碎纸机粉碎</translation>
    </message>
    <message>
        <source>Destruction service</source>
        <translation>交专业机构销毁</translation>
    </message>
    <message>
        <source>Burnt</source>
        <translation>焚毁</translation>
    </message>
    <message>
        <source>Carried out by</source>
        <translation>执行人</translation>
    </message>
    <message>
        <source>Witness {number}</source>
        <translation>见证人{number}</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>场所管理员</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Seal of the venue</source>
        <translation>场所盖章</translation>
    </message>
</context>
<context>
    <name>slip-form</name>
    <message>
        <source>Health Declaration</source>
        <translation>健康申报表</translation>
    </message>
    <message>
        <source>Form No.</source>
        <translation>表单编号</translation>
    </message>
    <message>
        <source>Green channel</source>
        <translation>绿色通道</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>年</translation>
    </message>
    <message>
        <source>M</source>
        <translation>月</translation>
    </message>
    <message>
        <source>D</source>
        <translation>日</translation>
    </message>
    <message>
        <source>h</source>
        <translation>时</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Landline/abroad</source>
        <translation>固话/境外</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>到达时间</translation>
    </message>
    <message>
        <source>a.m.</source>
        <translation>上午</translation>
    </message>
    <message>
        <source>p.m.</source>
        <translation>下午</translation>
    </message>
    <message>
        <source>Guardian or companion</source>
        <translation>监护人/
陪同人</translation>
    </message>
    <message>
        <source>Required under 14 or if unable to sign</source>
        <translation>未满14周岁，或本人不能签名的，必须填写</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Last 14 days</source>
        <translation>近14天情况</translation>
    </message>
    <message>
        <source>Lived in or travelled to a risk area</source>
        <translation>到过或住在疫情风险地区</translation>
    </message>
    <message>
        <source>Contact with a confirmed case</source>
        <translation>接触过确诊病例或无症状感染者</translation>
    </message>
    <message>
        <source>Contact with a feverish person from a risk area</source>
        <translation>接触过来自风险地区的发热病人</translation>
    </message>
    <message>
        <source>Two or more people around you fell ill</source>
        <translation>身边有两人及以上发热或患病</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>If yes, details</source>
        <translation>答“是”请说明</translation>
    </message>
    <message>
        <source>Consent: {venue} collects what is written here, including sensitive data (document number, health), only to register visits for epidemic control and, in an outbreak, for the disease control centre to find who was here at the same time. It is kept for {days} days from the visit, then deleted and this slip destroyed, unless the law demands otherwise. At the desk you may see, copy, correct or delete it, or withdraw consent{contact}.</source>
        <translation>个人信息处理同意：{venue}收集本表信息（含证件号码、健康状况等敏感个人信息），只用于疫情防控到访登记，以及发生疫情时由疾控机构查找同一时段的到访人员。自到访之日起保存{days}天，到期删除并销毁本表，法律另有规定的除外。可到前台查阅、复制、更正、删除或撤回同意{contact}。</translation>
    </message>
    <message>
        <source> (phone {phone})</source>
        <translation>（联系电话{phone}）</translation>
    </message>
    <message>
        <source>I have read or heard this, and I agree</source>
        <translation>我已阅读或听人读过，同意处理上述敏感个人信息</translation>
    </message>
    <message>
        <source>Signature (self or guardian)</source>
        <translation>本人或监护人签名</translation>
    </message>
    <message>
        <source>Thumb print</source>
        <translation>指印</translation>
    </message>
    <message>
        <source>Kept for {days} days from the visit, then destroyed.</source>
        <translation>自到访之日起保存{days}天，到期销毁。</translation>
    </message>
    <message>
        <source>Batch {batch}</source>
        <translation>批次 {batch}</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第{page}页，共{pages}页</translation>
    </message>
    <message>
        <source>HK/Macao permit</source>
        <translation>港澳居民来往内地通行证</translation>
    </message>
    <message>
        <source>HK/Macao/TW residence</source>
        <translation>港澳台居民居住证</translation>
    </message>
    <message>
        <source>Foreigner&apos;s PR card</source>
        <translation>外国人永久居留身份证</translation>
    </message>
    <message>
        <source>Aged 60+</source>
        <translation>老年人（60岁及以上）</translation>
    </message>
    <message>
        <source>Under 18</source>
        <translation>未成年人（未满18岁）</translation>
    </message>
    <message>
        <source>Other disability</source>
        <translation>肢体/其他残疾</translation>
    </message>
    <message>
        <source>No smell/taste</source>
        <translation>嗅觉味觉减退</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>slips</name>
    <message>
        <source>This is not a slip&apos;s number. It is printed at the top, such as {example}.</source>
        <translation>这不是表单号。表单号印在表单上方，例如 {example}。</translation>
    </message>
    <message>
        <source>This slip belongs to another venue. Slips of this one begin with {prefix}.</source>
        <translation>这是其他场所的表单。本场所的表单号以 {prefix} 开头。</translation>
    </message>
    <message>
        <source>This slip was printed by another desk or another venue: those of this desk begin with {prefix}. Enter it where it was printed.</source>
        <translation>这张表单是其他前台或其他场所打印的，本前台的表单号以 {prefix} 开头。请在打印它的前台录入。</translation>
    </message>
    <message>
        <source>Slips are numbered from 1.</source>
        <translation>表单号从 1 开始。</translation>
    </message>
    <message>
        <source>Slip {serial} has been entered already.</source>
        <translation>表单 {serial} 已经录入过。</translation>
    </message>
    <message>
        <source>Slip {serial} was marked as spoiled. Restore it first.</source>
        <translation>表单 {serial} 已标为作废，请先恢复。</translation>
    </message>
    <message>
        <source>Slip {serial} was entered or made void once; what was noted of it has been deleted since. Take a new slip.</source>
        <translation>表单 {serial} 曾经录入或作废，记录现已删除。请换一张新表单。</translation>
    </message>
    <message>
        <source>Slip {serial} is in that state already.</source>
        <translation>表单 {serial} 已经是这个状态。</translation>
    </message>
    <message>
        <source>Slip {serial} was not printed by this desk. Compare the number.</source>
        <translation>表单 {serial} 不是本机打印的。请核对号码。</translation>
    </message>
    <message>
        <source>Slip {serial} has been entered already: on {day} at {time}, by {name}. Compare the number.</source>
        <translation>表单 {serial} 已由{name}于 {day} {time} 录入，请核对号码。</translation>
    </message>
    <message>
        <source>A note has at most {most} characters.</source>
        <translation>备注最多 {most} 个字。</translation>
    </message>
    <message>
        <source>Stopped. No slip was printed; the numbers {first} to {last} are void.</source>
        <translation>已停止。一张也没有打印，{first} 至 {last} 号作废。</translation>
    </message>
    <message>
        <source>Print from 1 to {most} slips at a time.</source>
        <translation>一次可打印 1 至 {most} 张表单。</translation>
    </message>
    <message>
        <source>The numbers of slips are used up.</source>
        <translation>表单号已用完。</translation>
    </message>
    <message>
        <source>Slip {serial} was not printed by this desk.</source>
        <translation>表单 {serial} 不是本机打印的。</translation>
    </message>
</context>
<context>
    <name>stays</name>
    <message>
        <source>A file of stays holds 1 to {most}. These are {count}.</source>
        <translation>到访文件最少 1 条、最多 {most} 条，现有 {count} 条。</translation>
    </message>
    <message>
        <source>{name} was made by a newer program. Update VenueDesk first.</source>
        <translation>{name} 由更新版本的程序生成，请先升级 VenueDesk。</translation>
    </message>
    <message>
        <source>{name} is no file of a case’s stays, or it was changed. Make it again.</source>
        <translation>{name} 不是病例到访文件，或已被改动，请重新生成。</translation>
    </message>
</context>
<context>
    <name>studio</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Change the page</source>
        <translation>更改页面</translation>
    </message>
    <message>
        <source>Restore what was not saved</source>
        <translation>恢复未保存的修改</translation>
    </message>
    <message>
        <source>{count} elements</source>
        <translation>{count} 个元素</translation>
    </message>
    <message>
        <source>Move {what}</source>
        <translation>移动 {what}</translation>
    </message>
    <message>
        <source>Resize {what}</source>
        <translation>调整 {what} 大小</translation>
    </message>
    <message>
        <source>Rotate {what}</source>
        <translation>旋转 {what}</translation>
    </message>
    <message>
        <source>Align {what}</source>
        <translation>对齐 {what}</translation>
    </message>
    <message>
        <source>Distribute {what}</source>
        <translation>等距排列 {what}</translation>
    </message>
    <message>
        <source>Reorder {what}</source>
        <translation>调整 {what} 层次</translation>
    </message>
    <message>
        <source>Delete {what}</source>
        <translation>删除 {what}</translation>
    </message>
    <message>
        <source>Duplicate {what}</source>
        <translation>复制 {what}</translation>
    </message>
    <message>
        <source>Group {what}</source>
        <translation>组合 {what}</translation>
    </message>
    <message>
        <source>Ungroup {what}</source>
        <translation>取消组合 {what}</translation>
    </message>
    <message>
        <source>Lock {what}</source>
        <translation>锁定 {what}</translation>
    </message>
    <message>
        <source>Unlock {what}</source>
        <translation>解锁 {what}</translation>
    </message>
    <message>
        <source>Hide {what}</source>
        <translation>隐藏 {what}</translation>
    </message>
    <message>
        <source>Show {what}</source>
        <translation>显示 {what}</translation>
    </message>
    <message>
        <source>Reset {what} at this gate</source>
        <translation>本检测点恢复 {what}</translation>
    </message>
    <message>
        <source>Change the words of {what}</source>
        <translation>修改 {what} 文字</translation>
    </message>
    <message>
        <source>Change the style of {what}</source>
        <translation>修改 {what} 样式</translation>
    </message>
    <message>
        <source>Change the look of {what}</source>
        <translation>修改 {what} 外观</translation>
    </message>
    <message>
        <source>Rename {what}</source>
        <translation>重命名 {what}</translation>
    </message>
    <message>
        <source>Replace {what}</source>
        <translation>替换{what}</translation>
    </message>
    <message>
        <source>Make {what} a text of its own</source>
        <translation>把{what}改为独立文字</translation>
    </message>
    <message>
        <source>Mend {what}</source>
        <translation>调整{what}</translation>
    </message>
    <message>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Venue name</source>
        <translation>场所名称</translation>
    </message>
    <message>
        <source>Venue address</source>
        <translation>场所地址</translation>
    </message>
    <message>
        <source>Venue number</source>
        <translation>场所编号</translation>
    </message>
    <message>
        <source>Gate name</source>
        <translation>检测点名称</translation>
    </message>
    <message>
        <source>Gate number</source>
        <translation>检测点编号</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Issue date</source>
        <translation>印制日期</translation>
    </message>
    <message>
        <source>Content of the code</source>
        <translation>二维码内容</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Header with the venue&apos;s name</source>
        <translation>带场所名称的页眉</translation>
    </message>
    <message>
        <source>The three steps</source>
        <translation>三步说明</translation>
    </message>
    <message>
        <source>Green-channel line</source>
        <translation>绿色通道提示条</translation>
    </message>
    <message>
        <source>What to do where scanning fails</source>
        <translation>“扫不了码”提示</translation>
    </message>
    <message>
        <source>Serial number and issue date</source>
        <translation>编号和印制日期</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>{path} cannot be read.</source>
        <translation>无法读取 {path}。</translation>
    </message>
    <message>
        <source>The hub does not go by the name in this address. Ask the health office for the right one; everything stays at this desk.</source>
        <translation>同步中心不使用此地址中的名称。请向卫生部门索取正确地址；全部数据仍保留在本前台。</translation>
    </message>
    <message>
        <source>The hub holds too much of this desk already that it cannot use. Everything else stays at this desk; tell the health office.</source>
        <translation>同步中心暂存的本前台无法使用的数据已达上限。其余数据仍保留在本前台，请告知卫生部门。</translation>
    </message>
    <message>
        <source>Type the ticket that the health office gave you.</source>
        <translation>请输入卫生部门给的接入码。</translation>
    </message>
    <message>
        <source>This desk belongs to a hub already.</source>
        <translation>本前台已接入同步中心。</translation>
    </message>
    <message>
        <source>Kept at the hub until its program is newer. There is nothing to do here.</source>
        <translation>同步中心先行保存，待其程序升级后处理。这里无需操作。</translation>
    </message>
    <message>
        <source>It was erased before its time, so the hub kept none of its content. There is nothing to do.</source>
        <translation>此记录已提前删除，同步中心不保留其内容。无需操作。</translation>
    </message>
    <message>
        <source>Older than the hub keeps such records, so it kept none of its content. There is nothing to do.</source>
        <translation>已超过同步中心的保存期，其内容没有保留。无需操作。</translation>
    </message>
    <message>
        <source>No manager whom the hub knows has signed it, so the other desks do not follow it. Have this desk&apos;s key confirmed (above on this page), then save the change again.</source>
        <translation>没有同步中心认可的管理员签名，其他前台不会照此更改。请先让人核对本前台的密钥（见本页上方），再重新保存这项更改。</translation>
    </message>
    <message>
        <source>The hub has this visitor from another desk, and only that desk may change the record. Tell the health office if this desk entered it.</source>
        <translation>这位来访者由另一前台登记，只有那个前台可以修改。如果是本前台录入的，请告知卫生部门。</translation>
    </message>
    <message>
        <source>The hub could not accept it ({reason}) and keeps it apart. It counts at this desk; tell the health office.</source>
        <translation>同步中心无法接收这条记录（{reason}），已单独存放。它在本机照常有效，请告诉卫生部门。</translation>
    </message>
    <message>
        <source>The hub could not accept it ({reason}) and keeps it apart. Correct the entry here; if it stays, tell the health office.</source>
        <translation>同步中心无法接收这条记录（{reason}），已单独存放。请在这里更正；如仍未解决，请告诉卫生部门。</translation>
    </message>
    <message>
        <source>it does not say what it is</source>
        <translation>无法识别类别</translation>
    </message>
    <message>
        <source>it does not say what it is about</source>
        <translation>缺少所属对象</translation>
    </message>
    <message>
        <source>its form is unknown</source>
        <translation>格式无法识别</translation>
    </message>
    <message>
        <source>its time is impossible</source>
        <translation>时间不合理</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>内容过长</translation>
    </message>
    <message>
        <source>its content cannot be read</source>
        <translation>内容无法读取</translation>
    </message>
    <message>
        <source>its number of days is impossible</source>
        <translation>天数不合理</translation>
    </message>
    <message>
        <source>its figures are impossible</source>
        <translation>人数有误</translation>
    </message>
    <message>
        <source>the change that it tells of is impossible</source>
        <translation>修改内容无效</translation>
    </message>
    <message>
        <source>This desk has an invitation. Export to a USB stick now and take it to the health office: the desk asks to join with it. Everything works meanwhile.</source>
        <translation>本前台已有邀请文件。请导出到 U 盘并送到卫生部门，接入申请会一并送达。这期间一切照常使用。</translation>
    </message>
    <message>
        <source>This desk has an invitation and joins by itself when a network is there. Without one, export to a USB stick and take it to the health office. Everything works meanwhile.</source>
        <translation>本前台已有邀请文件，联网后会自动接入；没有网络时，请导出到 U 盘并送到卫生部门。这期间一切照常使用。</translation>
    </message>
    <message>
        <source>The request to join is on the stick. Take it to the health office, and take its receipt here when it is back. Everything works meanwhile.</source>
        <translation>请把 U 盘送到卫生部门，带回来后在这里读取回执。这期间一切照常使用。</translation>
    </message>
    <message>
        <source>This desk has asked to join. As soon as the health office approves it, everything is sent by itself.</source>
        <translation>本前台已申请接入。卫生部门批准后，全部记录会自动上传。</translation>
    </message>
    <message>
        <source>The hub knows this desk, and the health office has not approved it yet. Once it has, the next stick goes through.</source>
        <translation>同步中心已登记本前台，卫生部门尚未批准。批准后，下一次用 U 盘传递即可完成接入。</translation>
    </message>
    <message>
        <source>The hub has no key of the health office yet, with which declarations are sealed on their way. They stay at this desk, with what follows them, until it has one. Tell the health office.</source>
        <translation>同步中心还没有卫生部门的密钥，申报无法加密上传，因此申报及其后的记录先留在本前台。请告诉卫生部门。</translation>
    </message>
    <message>
        <source>The health office has another key than before. Declarations stay at this desk, with what follows them, until the manager has compared its fingerprint with the health office and accepted it.</source>
        <translation>卫生部门的密钥已更换。在管理员与卫生部门核对指纹并接受之前，申报及其后的记录先留在本前台。</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is {time} ahead of the hub&apos;s. Check date and time.</source>
        <translation>本机时钟比同步中心快 {time}，请核对日期和时间。</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is {time} behind the hub&apos;s. Check date and time.</source>
        <translation>本机时钟比同步中心慢 {time}，请核对日期和时间。</translation>
    </message>
    <message>
        <source>Type the hub&apos;s address as the health office gave it, such as https://hub.example.</source>
        <translation>请按卫生部门给的写法输入同步中心的网址，例如 https://hub.example。</translation>
    </message>
    <message>
        <source>A hub on another PC is reached through https:// only.</source>
        <translation>另一台电脑上的同步中心只能用 https:// 连接。</translation>
    </message>
    <message>
        <source>This is no certificate of a hub (PEM).</source>
        <translation>这不是同步中心的证书（PEM）。</translation>
    </message>
    <message>
        <source>This desk was restored from a backup: {elsewhere} records that it had sent since are not here any more. The hub keeps them. New slips are numbered from {first} on, so that no number is used twice.</source>
        <translation>本前台是从备份恢复的：备份之后上传过的 {elsewhere} 条记录本机已没有，同步中心仍然保存着。新打印的表单从 {first} 号开始，以免重号。</translation>
    </message>
    <message>
        <source>The hub has {elsewhere} records of this desk that are not here, and {here} from here went on beside them: it was restored from a backup, or its folder was copied to another PC. Nothing is missing at the hub. Use only one copy. New slips are numbered from {first} on, so that no number is used twice.</source>
        <translation>同步中心有本前台的 {elsewhere} 条记录是本机没有的；本机另有的 {here} 条也已上传。这是因为本机从备份恢复过，或文件夹被拷贝到了另一台电脑。同步中心的记录没有缺失。请只使用其中一份。新打印的表单从 {first} 号开始，以免重号。</translation>
    </message>
    <message>
        <source>Stopped. Records sent: {count}; the rest is sent the next time.</source>
        <translation>已停止。已上传 {count} 条，其余下次再传。</translation>
    </message>
    <message>
        <source>The hub gave no key for sticks. Ask whoever runs the hub, then enrol this desk again.</source>
        <translation>同步中心没有提供 U 盘加密用的公钥。请联系同步中心的管理人员，然后重新接入。</translation>
    </message>
    <message>
        <source>What was written to {path} does not read back the same. The stick may be damaged: use another one.</source>
        <translation>写入 {path} 的内容读回来不一致，U 盘可能已损坏，请换一个。</translation>
    </message>
    <message>
        <source>{path} holds no receipt for this desk. It is another desk&apos;s.</source>
        <translation>{path} 里没有本前台的回执，它是别的前台的。</translation>
    </message>
    <message>
        <source>{path} holds a receipt that this desk&apos;s hub did not make. Nothing of it was taken.</source>
        <translation>{path} 里有不是由本前台的同步中心出具的回执，没有采用其中任何内容。</translation>
    </message>
    <message>
        <source>{path} is no receipt of a hub, or only a part of one. Copy it from the hub again.</source>
        <translation>{path} 不是同步中心的回执，或者不完整。请从同步中心重新拷贝。</translation>
    </message>
    <message>
        <source>This invitation is for another venue: its declaration code is {theirs}, this venue&apos;s is {ours}.</source>
        <translation>这份邀请文件是给另一个场所的：其中的申报码是 {theirs}，本场所的是 {ours}。</translation>
    </message>
    <message>
        <source>This invitation is of another hub than the one this desk belongs to. Nothing was changed.</source>
        <translation>这份邀请文件来自另一个同步中心，与本前台现在接入的不同。未作任何改动。</translation>
    </message>
    <message>
        <source>Choose the invitation: a file of the health office that ends in .vdi.</source>
        <translation>请选择邀请文件：卫生部门给的、以 .vdi 结尾的文件。</translation>
    </message>
    <message>
        <source>{path} is no invitation of a hub, or only a part of one. Copy it from the health office again.</source>
        <translation>{path} 不是同步中心的邀请文件，或文件不完整。请向卫生部门重新拷贝。</translation>
    </message>
    <message>
        <source>This invitation held until {until}, and by this PC it is {now}. Check the date of this PC; if it is right, ask the health office for a new one.</source>
        <translation>这份邀请文件有效期至 {until}，而本机时间是 {now}。请检查本机日期；如日期无误，请向卫生部门另要一份。</translation>
    </message>
    <message>
        <source>The hub at {url} cannot be reached. Check the network; everything stays at this desk and is sent later.</source>
        <translation>连不上同步中心 {url}。请检查网络；所有内容都保存在本机，稍后再上传。</translation>
    </message>
    <message>
        <source>The hub at {url} took too long to answer. Everything stays at this desk and is sent later.</source>
        <translation>同步中心 {url} 长时间没有响应。所有内容都保存在本机，稍后再上传。</translation>
    </message>
    <message>
        <source>The hub at {url} is closed for the moment. The desk tries again later.</source>
        <translation>同步中心 {url} 暂时停止服务，本机稍后再试。</translation>
    </message>
    <message>
        <source>{url} could not prove who it is ({reason}), so nothing was sent. Check the address and ask whoever runs the hub.</source>
        <translation>无法确认 {url} 的身份（{reason}），因此没有上传任何内容。请核对网址，并询问同步中心的管理人员。</translation>
    </message>
    <message>
        <source>The certificate of {url} is not valid on {today}, so nothing was sent. Check the date of this PC; if it is right, tell whoever runs the hub.</source>
        <translation>{url} 的证书在 {today} 无效，因此没有上传任何内容。请核对本机日期；如果日期正确，请告诉同步中心的管理人员。</translation>
    </message>
    <message>
        <source>What answers at {url} is not a hub. Check the address, and whether this network wants a sign-in in a browser first.</source>
        <translation>{url} 上应答的不是同步中心。请核对网址，并看看当前网络是否要先在浏览器里登录。</translation>
    </message>
    <message>
        <source>Another hub than the one this desk belongs to answers at {url}. Nothing was sent. Ask whoever runs the hub.</source>
        <translation>{url} 上应答的不是本前台所属的同步中心，没有上传任何内容。请询问同步中心的管理人员。</translation>
    </message>
    <message>
        <source>The hub at {url} speaks a newer language than this program. Install the present version of VenueDesk.</source>
        <translation>同步中心 {url} 的版本比本程序新。请安装最新版的场所码前台。</translation>
    </message>
    <message>
        <source>This desk does not belong to a hub yet. Enrol it with a ticket of the health office.</source>
        <translation>本前台还没有接入同步中心。请用卫生部门给的接入码接入。</translation>
    </message>
    <message>
        <source>This desk knows no address of the hub, so it goes by USB stick. With an address and a ticket of the health office it can join over the network as well.</source>
        <translation>本前台没有同步中心的网址，只能用 U 盘传递。有了卫生部门给的网址和接入码，也可以联网接入。</translation>
    </message>
    <message>
        <source>The hub has other records of this desk than the desk itself: it was restored from a backup, or its folder was copied to another PC. Nothing was sent. Keep using only one copy, and tell the health office.</source>
        <translation>同步中心里本前台的记录与本机不一致：本机可能从备份恢复过，或者文件夹被拷贝到了另一台电脑。没有上传任何内容。请只使用其中一份，并告诉卫生部门。</translation>
    </message>
    <message>
        <source>Record {seq} is too large to be sent. Tell whoever looks after VenueDesk; what follows it waits.</source>
        <translation>第 {seq} 条记录太大，无法上传，之后的记录都在等待。请联系维护场所码前台的人员。</translation>
    </message>
    <message>
        <source>The health office has not approved this desk yet. Everything stays at this desk until it has.</source>
        <translation>卫生部门还没有批准本前台。批准之前，所有内容都保存在本机。</translation>
    </message>
    <message>
        <source>The health office has revoked this desk. Ask it why; once it approves the desk again, everything is sent.</source>
        <translation>卫生部门已停用本前台。请询问原因；重新批准后，所有内容会照常上传。</translation>
    </message>
    <message>
        <source>The hub does not know this desk any more. Ask the health office for a new ticket and enrol the desk again.</source>
        <translation>同步中心已没有本前台的登记。请向卫生部门要新的接入码，重新接入。</translation>
    </message>
    <message>
        <source>This ticket is not valid: it was used already, it has expired, or it is for another venue. Ask the health office for a new one.</source>
        <translation>接入码无效：可能已经用过、已过期，或属于别的场所。请向卫生部门要一个新的。</translation>
    </message>
    <message>
        <source>Only the venue&apos;s manager can set up another desk. Type the name and the phone number exactly as the first desk has them; it must have sent them to the hub.</source>
        <translation>只有场所管理员可以增设前台。请按第一个前台登记的姓名和电话原样填写，且该前台须已同步过。</translation>
    </message>
    <message>
        <source>The hub is older than this program and does not know what is asked of it. Ask the health office to bring it up to date.</source>
        <translation>同步中心的版本比本程序旧，不支持这项操作。请联系卫生部门升级同步中心。</translation>
    </message>
    <message>
        <source>The hub refused what this desk sent ({code}). Everything stays at this desk. Tell whoever looks after VenueDesk.</source>
        <translation>同步中心拒绝了本机上传的内容（{code}）。所有内容仍保存在本机。请联系维护场所码前台的人员。</translation>
    </message>
</context>
<context>
    <name>tables</name>
    <message>
        <source>Stopped. Lines taken until then: {count}. Import the same file again to go on: what is taken is not taken twice.</source>
        <translation>已停止，此前已导入 {count} 行。再次导入同一文件即可继续，已导入的不会重复。</translation>
    </message>
    <message>
        <source>{path} is neither UTF-8 nor GB 18030 text. Save it as CSV UTF-8.</source>
        <translation>{path} 既不是 UTF-8 也不是 GB 18030 编码。请另存为“CSV UTF-8”。</translation>
    </message>
    <message>
        <source>{path} is not a spreadsheet that can be read. Save it as XLSX or CSV.</source>
        <translation>{path} 不是能读取的电子表格。请另存为 XLSX 或 CSV。</translation>
    </message>
    <message>
        <source>Tables are saved as .csv or .xlsx. Give the file name one of these endings.</source>
        <translation>表格只能存为 .csv 或 .xlsx。请用这两种扩展名之一。</translation>
    </message>
    <message>
        <source>The lines that were not taken wait in the desk, encrypted: mend them in the window, or import the mended file. --rejects writes them to a file.</source>
        <translation>未导入的行已加密存放在本机：可以在窗口里逐行修改，也可以改好文件后重新导入。加上 --rejects 可把它们写到文件里。</translation>
    </message>
    <message>
        <source>Cell {cell} holds the error {error}. Mend the formula, or type the value.</source>
        <translation>单元格 {cell} 里是错误值 {error}。请改好公式，或直接填写内容。</translation>
    </message>
    <message>
        <source>Cell {cell} holds a formula whose value was not saved. Open the file in a spreadsheet, save it, and import it again.</source>
        <translation>单元格 {cell} 里的公式没有保存结果。请用表格软件打开文件，保存后再导入。</translation>
    </message>
    <message>
        <source>This value was in doubt in the file that it came from. Compare it with the slip, then delete the mark {mark} before it.</source>
        <translation>此内容在原文件中存疑。请与纸质表单核对，无误后删去前面的标记 {mark}。</translation>
    </message>
    <message>
        <source>Numbers that end in 000 are often what a spreadsheet left of another one. Compare it with the document.</source>
        <translation>以 000 结尾的号码，常常是表格软件截掉尾数后剩下的。请与证件核对。</translation>
    </message>
    <message>
        <source>This cell holds a date and a time. The date has its own column.</source>
        <translation>这一格里既有日期又有时间。日期请放到日期那一列。</translation>
    </message>
    <message>
        <source>The spreadsheet kept this as TRUE or FALSE. Make the column text and type it again.</source>
        <translation>表格软件把这一格存成了 TRUE 或 FALSE。请把这一列设成文本，重新填写。</translation>
    </message>
    <message>
        <source>The spreadsheet kept this as a number and may have changed it. Make the column text and type it again.</source>
        <translation>表格软件把它存成了数字，可能已经改动。请把这一列设成文本，重新填写。</translation>
    </message>
    <message>
        <source>The spreadsheet kept this as a date or a time and may have changed it. Make the column text and type it again.</source>
        <translation>表格软件把它存成了日期或时间，可能已经改动。请把这一列设成文本，重新填写。</translation>
    </message>
    <message>
        <source>{text} may be several dates: the spreadsheet kept it as a number. Format the column as a date, or write the whole date as text.</source>
        <translation>{text} 可能是好几个日期：表格软件把它存成了数字。请把这一列设成日期格式，或用文本写出完整的日期。</translation>
    </message>
    <message>
        <source>{text} may be several times: the spreadsheet kept it as a number. Format the column as a time, or write 9:30 as text.</source>
        <translation>{text} 可能是好几个时间：表格软件把它存成了数字。请把这一列设成时间格式，或用文本写成 9:30。</translation>
    </message>
    <message>
        <source>The columns {letters} all hold {column}. Nothing was taken. Keep one of them.</source>
        <translation>{letters} 列都是“{column}”。一行也没有导入，请只留一列。</translation>
    </message>
    <message>
        <source>The column {column} is missing. Nothing was taken. Take the template for its headings.</source>
        <translation>缺少“{column}”这一列。一行也没有导入，列名可以参照导入模板。</translation>
    </message>
    <message>
        <source>The first line must name the columns {columns}, or have the template&apos;s headings; it says {wrong}. Nothing was taken.</source>
        <translation>第一行应当是列名（{columns}，或导入模板里的列名），而这里写的是：{wrong}。一行也没有导入。</translation>
    </message>
    <message>
        <source>{heading} ({name})</source>
        <translation>{heading}（{name}）</translation>
    </message>
    <message>
        <source>Column {letter} is headed “{heading}”, which is none of the form&apos;s fields. Nothing was taken. Delete the column, or head it as the template does.</source>
        <translation>{letter} 列的列名“{heading}”不是表上的栏目。一行也没有导入。请删去这一列，或改用模板里的列名。</translation>
    </message>
    <message>
        <source>Column {letter} is headed “{heading}”, which is none of the form&apos;s fields; the closest is {closest}. Nothing was taken. Head it so, or delete the column.</source>
        <translation>{letter} 列的列名“{heading}”不是表上的栏目，最接近的是“{closest}”。一行也没有导入。请改成这个列名，或删去这一列。</translation>
    </message>
    <message>
        <source>{reason} Lines taken before that: {count}. Import the same file again to go on: what is taken is not taken twice.</source>
        <translation>{reason}在此之前已导入 {count} 行。再次导入同一文件即可继续，已导入的不会重复。</translation>
    </message>
    <message>
        <source>More than {limit} lines of this file are wrong, so the rest was not read. Line {line}, for one: {reason} Lines taken until then: {count}. Mend the file and import it again: what is taken is not taken twice.</source>
        <translation>这个文件有 {limit} 行以上不对，其余没有再读。例如第 {line} 行：{reason}此前已导入 {count} 行。请改好文件后重新导入，已导入的不会重复。</translation>
    </message>
    <message>
        <source>Lines whose record was erased on request, and which were not taken again: {count}.</source>
        <translation>{count} 行对应的记录已应请求删除，未再次导入。</translation>
    </message>
    <message>
        <source>above the headings</source>
        <translation>列名上方的内容</translation>
    </message>
    <message>
        <source>the headings</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>the headings once more</source>
        <translation>重复的列名</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空行</translation>
    </message>
    <message>
        <source>the rest of a cell with line breaks</source>
        <translation>单元格内换行的后半部分</translation>
    </message>
    <message>
        <source>Sheets that were not read, being hidden or without the headings: {names}.</source>
        <translation>没有读取的工作表（隐藏的，或没有列名的）：{names}。</translation>
    </message>
    <message>
        <source>Columns that say nothing new were left out: {columns}.</source>
        <translation>没有读取的列（内容不另外保存）：{columns}。</translation>
    </message>
    <message>
        <source>Empty columns were left out: {columns}.</source>
        <translation>空的列没有读取：{columns}。</translation>
    </message>
    <message>
        <source>Empty columns without a heading were left out: {columns}.</source>
        <translation>没有列名的空列没有读取：{columns}。</translation>
    </message>
    <message>
        <source>Rows that the spreadsheet hides were read as well: {lines}.</source>
        <translation>表格里隐藏的行也一并读取了：第 {lines} 行。</translation>
    </message>
    <message>
        <source>The sheets {names} have different headings, so it is not known which to take. Nothing was taken. Hide or delete those that are not meant.</source>
        <translation>工作表 {names} 的列名不一样，不知道该导入哪一个。一行也没有导入。请把不要的工作表隐藏或删去。</translation>
    </message>
    <message>
        <source>“{text}” is no reason for a field. Begin the line with the field&apos;s heading and a colon.</source>
        <translation>“{text}”没有写明是哪一栏的说明。每行请先写栏目名称，再写冒号和说明。</translation>
    </message>
    <message>
        <source>There is something in {cells}, under no heading. Move it to its column, or delete it.</source>
        <translation>{cells} 里有内容，但这一列没有列名。请移到它所属的列，或删去。</translation>
    </message>
    <message>
        <source>A spreadsheet holds 1,048,575 rows. Export a shorter time, or CSV.</source>
        <translation>一张电子表格最多 1,048,575 行。请缩短导出的时间，或导出 CSV。</translation>
    </message>
    <message>
        <source>Row {row} has a text that is too long for a spreadsheet. Save as CSV.</source>
        <translation>第 {row} 行有一段文字过长，电子表格放不下。请存为 CSV。</translation>
    </message>
    <message>
        <source>{path} has a cell at line {line} that is longer than any a spreadsheet holds. Nothing was taken.</source>
        <translation>{path} 第 {line} 行有一格太长，超出了表格软件的限度。一行也没有导入。</translation>
    </message>
    <message>
        <source>{path} is not a table at line {line}: a quotation mark there is not closed, or stands within a cell that begins with one. Nothing was taken. Delete that mark, or save the file again as XLSX.</source>
        <translation>{path} 第 {line} 行有一个引号没有配对，或引号出现在加引号的内容中间。一行也没有导入。请删去这个引号，或把文件另存为 XLSX。</translation>
    </message>
    <message>
        <source>{path} holds more than can be read here. Nothing was taken. Split it into several files, or save it as CSV.</source>
        <translation>{path} 的内容太多，这里读不下。一行也没有导入。请分成几个文件，或另存为 CSV。</translation>
    </message>
    <message>
        <source>{path} is protected by a password. Save it without one.</source>
        <translation>{path} 设有密码。请取消密码后另存一份。</translation>
    </message>
    <message>
        <source>{path} is an Excel file of before 2007, or one with a password. Open it, and save it as XLSX without one.</source>
        <translation>{path} 是 2007 年以前的 Excel 格式，或设有密码。请打开它，取消密码，另存为 XLSX。</translation>
    </message>
    <message>
        <source>{path} is a web page or a document, whatever its name says. Open it, and save it as XLSX or CSV.</source>
        <translation>{path} 其实是网页或文档。请打开它，另存为 XLSX 或 CSV。</translation>
    </message>
</context>
<context>
    <name>tally-sheet</name>
    <message>
        <source>Tally Sheet</source>
        <translation>检测计数表</translation>
    </message>
    <message>
        <source>One stroke for each person, five strokes (正) to a box. From 37.3 ℃ on count under Fever. Hand in the same day.</source>
        <translation>每人画一笔，一格写一个“正”字（5人）。体温37.3℃及以上记在“发热”栏，并按发热处置。当天交前台录入。</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Fever</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>检测员签名</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>前台录入</translation>
    </message>
</context>
<context>
    <name>template</name>
    <message>
        <source>Declarations</source>
        <translation>申报</translation>
    </message>
    <message>
        <source>How to fill it in</source>
        <translation>填写说明</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What goes there</source>
        <translation>填什么</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>The template is an XLSX file. Give it a name that ends in .xlsx.</source>
        <translation>模板是 XLSX 文件，文件名请以 .xlsx 结尾。</translation>
    </message>
    <message>
        <source>The person refused to be measured</source>
        <translation>本人拒绝测温</translation>
    </message>
    <message>
        <source>Choose from the list, please.</source>
        <translation>请从下拉列表中选择。</translation>
    </message>
    <message>
        <source>How to fill in the table</source>
        <translation>怎样填写</translation>
    </message>
    <message>
        <source>One person in each line of the first sheet. Columns with * are needed; others may stay empty.</source>
        <translation>在第一张工作表中填写，一人一行。带 * 的列必填，其余没有可不填。</translation>
    </message>
    <message>
        <source>Do not change the headings. Columns that are not needed may be deleted.</source>
        <translation>请勿改动列名；用不到的列可以删除。</translation>
    </message>
    <message>
        <source>The cells are text. Paste values only, or the spreadsheet changes long numbers and dates.</source>
        <translation>单元格均为文本格式。粘贴时请选“只粘贴值”，否则长号码和日期会被表格软件改动。</translation>
    </message>
    <message>
        <source>The number at the top of the paper form. Empty where there is none.</source>
        <translation>纸质表单顶部的编号，没有则不填。</translation>
    </message>
    <message>
        <source>The day of the visit with its year.</source>
        <translation>到访的日期，须写年份。</translation>
    </message>
    <message>
        <source>When the person came, or from when to when. 上午, 下午 and 全天 will do. Empty if unknown.</source>
        <translation>到达时间或起止时间；只知道上午、下午或全天，照写即可；不详则不填。</translation>
    </message>
    <message>
        <source>Choose one of the gates of this venue.</source>
        <translation>从本场所的检测点中选择。</translation>
    </message>
    <message>
        <source>Why the person declares on paper. Empty where the age says it.</source>
        <translation>为何填写纸质表单；由年龄可知的可不填。</translation>
    </message>
    <message>
        <source>As the document has it.</source>
        <translation>与证件一致。</translation>
    </message>
    <message>
        <source>Choose the kind of document, also where there is none.</source>
        <translation>选择证件类型，没有证件也要选“无证件”。</translation>
    </message>
    <message>
        <source>The whole number. This column is text, so that no digit is lost. Empty without a document.</source>
        <translation>填写完整号码。本列为文本格式，以免丢失数字。无证件则不填。</translation>
    </message>
    <message>
        <source>Where the person can be reached; without a telephone give the address.</source>
        <translation>能联系到本人的电话；没有电话请填现住址。</translation>
    </message>
    <message>
        <source>Where the person lives now. Needed without a telephone or a document.</source>
        <translation>现在的住址；没有电话或没有证件时必填。</translation>
    </message>
    <message>
        <source>In °C. Where it was not taken, say why in the last column.</source>
        <translation>摄氏度。未测的，在最后一列写明原因。</translation>
    </message>
    <message>
        <source>Empty for none; several are parted by 、. Others come after “其他：”.</source>
        <translation>没有则不填；多个用顿号隔开；表上没有的写在“其他：”之后。</translation>
    </message>
    <message>
        <source>In the last 14 days in a risk area? Details may follow a colon.</source>
        <translation>14 天内是否到过风险地区；详情写在冒号之后。</translation>
    </message>
    <message>
        <source>In the last 14 days met a case? Details may follow a colon.</source>
        <translation>14 天内是否接触过病例；详情写在冒号之后。</translation>
    </message>
    <message>
        <source>Who came along. Needed for a child under 14, and where somebody else signed.</source>
        <translation>陪同的人；未满 14 岁或由他人代签时必填。</translation>
    </message>
    <message>
        <source>The guardian&apos;s or companion&apos;s telephone.</source>
        <translation>监护人或陪同人的电话。</translation>
    </message>
    <message>
        <source>How the guardian is related. Another word than those of the list will do.</source>
        <translation>与本人的关系；列表里没有的可自行填写。</translation>
    </message>
    <message>
        <source>Choose who helped; empty if nobody is named.</source>
        <translation>选择协助登记的检测员；没有注明则不填。</translation>
    </message>
    <message>
        <source>Anything else, at most 500 characters.</source>
        <translation>其他需要说明的，最多 500 字。</translation>
    </message>
    <message>
        <source>Only where the document does not tell it.</source>
        <translation>证件上看不出时才填。</translation>
    </message>
    <message>
        <source>Only where the document does not tell it, with the whole year.</source>
        <translation>证件上看不出时才填，年份写全。</translation>
    </message>
    <message>
        <source>Met a feverish person from a risk area? Details may follow a colon.</source>
        <translation>是否接触过来自风险地区的发热病人；详情写在冒号之后。</translation>
    </message>
    <message>
        <source>Two or more cases around the person? Details may follow a colon.</source>
        <translation>身边是否有两人及以上发病；详情写在冒号之后。</translation>
    </message>
    <message>
        <source>If a companion showed it.</source>
        <translation>由陪同人出示的，填写颜色。</translation>
    </message>
    <message>
        <source>Who put what into the form&apos;s signature box.</source>
        <translation>签名栏里是谁签的、怎样签的。</translation>
    </message>
    <message>
        <source>Whether the person agreed to the handling of the data.</source>
        <translation>本人是否同意处理其个人信息。</translation>
    </message>
    <message>
        <source>Why something unusual is right: the name of its column, a colon, the reason. One line for each.</source>
        <translation>说明不寻常的内容为何无误：先写列名，再写冒号和原因，一项一行。</translation>
    </message>
</context>
<context>
    <name>templates</name>
    <message>
        <source>There is no template {id}. Choose one of {choices}.</source>
        <translation>没有版式 {id}。可选：{choices}。</translation>
    </message>
    <message>
        <source>The template {id} is missing from the program&apos;s folder. Install VenueDesk again.</source>
        <translation>程序文件夹里缺少版式 {id}。请重新安装场所码前台。</translation>
    </message>
    <message>
        <source>A4 standard</source>
        <translation>A4 标准</translation>
    </message>
    <message>
        <source>A4 wide</source>
        <translation>A4 横版</translation>
    </message>
    <message>
        <source>A4 large print</source>
        <translation>A4 大字</translation>
    </message>
    <message>
        <source>A3 large</source>
        <translation>A3 大张</translation>
    </message>
    <message>
        <source>A5 small</source>
        <translation>A5 小张</translation>
    </message>
    <message>
        <source>Table tent</source>
        <translation>桌面立牌</translation>
    </message>
    <message>
        <source>Counter card</source>
        <translation>台卡（带盲文位）</translation>
    </message>
    <message>
        <source>Sticker sheet</source>
        <translation>贴纸</translation>
    </message>
    <message>
        <source>Small labels</source>
        <translation>小标签</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>检测员胸牌</translation>
    </message>
    <message>
        <source>Floor sticker</source>
        <translation>地贴</translation>
    </message>
    <message>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
</context>
<context>
    <name>unlock</name>
    <message>
        <source>This member has left the venue. Ask the manager.</source>
        <translation>这名成员已离开场所。请找管理员。</translation>
    </message>
    <message>
        <source>What an inspector needs is not in this folder yet. Let the manager or the front desk sign in once.</source>
        <translation>检测员所需的数据尚未准备好，请场所管理员或前台先登录一次。</translation>
    </message>
    <message>
        <source>You are the manager now, and your password was an inspector&apos;s. The recovery code of this desk gives you a new one.</source>
        <translation>您现在是场所管理员，原密码仅适用于检测员。请用本前台的恢复码重设密码。</translation>
    </message>
    <message>
        <source>Your role has changed, and your password was an inspector&apos;s. Ask the manager for a new one.</source>
        <translation>您的角色已变更，原密码仅适用于检测员。请场所管理员为您重设密码。</translation>
    </message>
    <message>
        <source>The manager was chosen at another desk and has no password at this one yet. The recovery code of this desk gives them one.</source>
        <translation>管理员是在其他前台指定的，在本机还没有密码。可用本前台的恢复码设置。</translation>
    </message>
    <message>
        <source>The key file names no manager. Put a backup back with “venuedesk restore --over”.</source>
        <translation>密钥文件里没有管理员。请用“venuedesk restore --over”恢复备份。</translation>
    </message>
    <message>
        <source>The password is wrong. Check Caps Lock and the input method.</source>
        <translation>密码不对。请检查大写锁定和输入法。</translation>
    </message>
    <message>
        <source>The keys of this desk were changed since this password was used last. The manager gives you a new password on the Venue page; a manager comes in by the recovery code.</source>
        <translation>本前台的密钥在您上次登录后已更换。请让管理员在“场所”页为您重设密码；管理员本人可凭恢复码进入。</translation>
    </message>
    <message>
        <source>This desk was made by a newer VenueDesk. Install that version to open it.</source>
        <translation>这个前台由更新版本的场所码前台建立。请安装那个版本来打开。</translation>
    </message>
    <message>
        <source>The key file {path} is missing or damaged. Put back its copy keys.copy.json or a backup.</source>
        <translation>密钥文件 {path} 缺失或已损坏。请用副本 keys.copy.json 或备份换回。</translation>
    </message>
    <message>
        <source>The recovery code has {length} characters; this has {count}.</source>
        <translation>恢复码有 {length} 位，现在是 {count} 位。</translation>
    </message>
    <message>
        <source>The recovery code has a typing mistake. Compare it with the sheet, group by group.</source>
        <translation>恢复码有一处打错。请与恢复单逐组核对。</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Try again in {seconds} seconds.</source>
        <translation>密码错误次数过多。请 {seconds} 秒后再试。</translation>
    </message>
    <message>
        <source>No password can be tried: the desk&apos;s folder {folder} cannot be written. Free some space, or check its permissions.</source>
        <translation>前台文件夹 {folder} 无法写入，暂不能验证密码。请清理磁盘空间或检查文件夹权限。</translation>
    </message>
</context>
<context>
    <name>update</name>
    <message>
        <source>This desk was not updated within a day, so there is nothing to go back to.</source>
        <translation>一天之内本前台没有更新过，没有可恢复的旧数据。</translation>
    </message>
    <message>
        <source>Done at this desk since the update, and lost by going back: {what}. To go back all the same, add --lose.</source>
        <translation>更新后本前台又有以下操作，恢复后会丢失：{what}。仍要恢复，请加上 --lose。</translation>
    </message>
    <message>
        <source>The desk is as it was before the update of {when}. Install the earlier version before you open it. What was there is kept in {aside}.</source>
        <translation>前台已恢复到 {when} 更新前的样子。打开前请先装回旧版本。更新后的数据保留在 {aside}。</translation>
    </message>
    <message>
        <source>Updated on {when}. Until {until}, --undo goes back.</source>
        <translation>更新时间 {when}。在 {until} 之前，可用 --undo 恢复到更新前。</translation>
    </message>
    <message>
        <source>Done since, and lost by going back: {what}.</source>
        <translation>更新后做过以下事项，恢复后会丢失：{what}。</translation>
    </message>
    <message>
        <source>Nothing was done since, so nothing would be lost by it.</source>
        <translation>更新后没有新的内容，恢复不会丢失任何数据。</translation>
    </message>
</context>
<context>
    <name>venue</name>
    <message>
        <source>Give both latitude and longitude, or neither.</source>
        <translation>纬度和经度要么都填，要么都不填。</translation>
    </message>
    <message>
        <source>Coordinates are numbers in degrees, such as 23.1115.</source>
        <translation>坐标是以度为单位的数字，如 23.1115。</translation>
    </message>
    <message>
        <source>Latitude and longitude are swapped.</source>
        <translation>纬度和经度填反了。</translation>
    </message>
    <message>
        <source>This place is not in China. Compare the coordinates with the map.</source>
        <translation>这个位置不在中国境内。请对照地图核对坐标。</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Opening hours have at most {limit} characters.</source>
        <translation>开放时间最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>A day has its hours twice. Put them side by side: 08:00-12:00, 14:30-17:30.</source>
        <translation>同一天的开放时间写了两次。请并列填写，如：08:00-12:00、14:30-17:30。</translation>
    </message>
    <message>
        <source>A venue is open at some time. Leave the field empty where that is not known.</source>
        <translation>场所总有开放的时候。不清楚时请留空。</translation>
    </message>
    <message>
        <source>{days} {hours}</source>
        <translation>{days} {hours}</translation>
    </message>
    <message>
        <source>{first}–{last}</source>
        <translation>{first}至{last}</translation>
    </message>
    <message>
        <source>{hours}; {more}</source>
        <translation>{hours}；{more}</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}、{second}</translation>
    </message>
    <message>
        <source>Say of which days {hours} are the hours: Mon–Fri {hours}.</source>
        <translation>请写明 {hours} 是哪几天的开放时间，如：周一至周五 {hours}。</translation>
    </message>
    <message>
        <source>“{part}” is not read as opening hours. Type them such as 08:00-12:00, 14:30-17:30, or by days such as Mon–Fri 08:00-17:30; Sat 08:00-12:00.</source>
        <translation>“{part}”不是可识别的开放时间。请按“08:00-12:00、14:30-17:30”填写；各天不同时，如“周一至周五 08:00-17:30；周六 08:00-12:00”。</translation>
    </message>
    <message>
        <source>A day has at most {limit} spans of opening hours.</source>
        <translation>每天最多 {limit} 段开放时间。</translation>
    </message>
    <message>
        <source>The second span of a day begins after the first has ended.</source>
        <translation>第二段开放时间应晚于第一段结束。</translation>
    </message>
    <message>
        <source>Type the 18-character unified social credit code of the licence.</source>
        <translation>请填写执照上 18 位的统一社会信用代码。</translation>
    </message>
    <message>
        <source>A unified social credit code has 18 characters; this has {count}.</source>
        <translation>统一社会信用代码应为 18 位，现在是 {count} 位。</translation>
    </message>
    <message>
        <source>The code holds digits and capital letters except I, O, S, V and Z.</source>
        <translation>统一社会信用代码只含数字和大写字母，不用 I、O、S、V、Z。</translation>
    </message>
    <message>
        <source>The code begins with 1 to 9, A, N or Y, and its next seven characters are digits. Compare it with the licence.</source>
        <translation>统一社会信用代码的第一位是 1 至 9、A、N 或 Y，后面七位是数字。请与证照核对。</translation>
    </message>
    <message>
        <source>The check character does not fit. Compare the code with the licence, character by character.</source>
        <translation>校验位不符。请与执照逐位核对。</translation>
    </message>
    <message>
        <source>Type the full registered name; one character is not a name.</source>
        <translation>请填写登记的单位全称，一个字不是名称。</translation>
    </message>
    <message>
        <source>The name has at most 60 characters; this has {count}.</source>
        <translation>名称最多 60 个字，现在有 {count} 个字。</translation>
    </message>
    <message>
        <source>A name has letters. Type the name on the licence.</source>
        <translation>名称里应有文字。请填写执照上的名称。</translation>
    </message>
    <message>
        <source>This reads like an address. The name is the one on the licence; the address has its own field.</source>
        <translation>这看起来像地址。名称请按执照填写，地址另有一栏。</translation>
    </message>
    <message>
        <source>This may be a short name. Type the full name that the credit code is registered under.</source>
        <translation>这可能是简称。请填写与统一社会信用代码一致的单位全称。</translation>
    </message>
    <message>
        <source>The name does not end as an organisation&apos;s does (…公司, …中心, …医院). Compare it with the licence.</source>
        <translation>名称结尾不像单位名称（如“……公司”“……中心”“……医院”）。请与执照核对。</translation>
    </message>
    <message>
        <source>The short name for posters has at most {limit} characters; this has {count}.</source>
        <translation>海报简称最多 {limit} 个字，现在有 {count} 个。</translation>
    </message>
    <message>
        <source>The place has at most {limit} characters; this has {count}.</source>
        <translation>地点最多 {limit} 个字，现在有 {count} 个字。</translation>
    </message>
    <message>
        <source>Choose the venue&apos;s type from the list.</source>
        <translation>请从列表中选择场所类型。</translation>
    </message>
    <message>
        <source>The code&apos;s host is a domain name such as VENUE.EXAMPLE.CN, without https:// or a path.</source>
        <translation>场所码网址填域名，如 VENUE.EXAMPLE.CN，不带 https:// 和路径。</translation>
    </message>
    <message>
        <source>There is no region with the code {code}. Choose it from the list.</source>
        <translation>没有代码为 {code} 的区划。请从列表中选择。</translation>
    </message>
    <message>
        <source>Choose the region down to the street or town.</source>
        <translation>所在区域请选到乡镇或街道。</translation>
    </message>
    <message>
        <source>{name} is not a street or town. Choose down to the last level.</source>
        <translation>“{name}”不是乡镇或街道。请选到最后一级。</translation>
    </message>
    <message>
        <source>Type the detailed address: road and number, building, floor.</source>
        <translation>请填写详细地址：路名门牌、楼栋、楼层。</translation>
    </message>
    <message>
        <source>The address has at most 100 characters.</source>
        <translation>地址最多 100 个字。</translation>
    </message>
    <message>
        <source>The hub offers another address by now. Reload the page.</source>
        <translation>同步中心给出的网址已有变动，请刷新本页后再选。</translation>
    </message>
</context>
<context>
    <name>venue-desks</name>
    <message>
        <source>Includes {desk}, as of {time}.</source>
        <translation>已计入其他前台：{desk}，截至 {time}。</translation>
    </message>
    <message>
        <source>{desk} (as of {time})</source>
        <translation>{desk}（截至 {time}）</translation>
    </message>
    <message>
        <source>Includes {desks}.</source>
        <translation>已计入其他前台：{desks}。</translation>
    </message>
    <message>
        <source>Nothing was received from {desks} yet.</source>
        <translation>尚未收到数据的前台：{desks}。</translation>
    </message>
    <message>
        <source>desk {prefix}</source>
        <translation>前台 {prefix}</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}、{second}</translation>
    </message>
</context>
<context>
    <name>venue_sheet</name>
    <message>
        <source>Venue Sheet</source>
        <translation>场所信息单</translation>
    </message>
    <message>
        <source>{day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>As registered on this day. Compare the place with the entrance of the venue.</source>
        <translation>以上为当日登记信息。请核对地图位置与场所入口是否一致。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>No coordinates are registered. Pick the place on the Venue page.</source>
        <translation>尚未登记坐标，可在“场所”页选点。</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>单位全称</translation>
    </message>
    <message>
        <source>Short name on posters</source>
        <translation>海报简称</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>场所类型</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>所在区域</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>详细地址</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>场所码网址</translation>
    </message>
    <message>
        <source>Where people with a fever go</source>
        <translation>发热处置点</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>管理员</translation>
    </message>
</context>
<context>
    <name>visitor-card</name>
    <message>
        <source>Visitor Card</source>
        <translation>便民卡</translation>
    </message>
    <message>
        <source>Card No.</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Show at the front desk</source>
        <translation>到访时请向前台出示</translation>
    </message>
    <message>
        <source>If lost, tell the front desk: it will be replaced</source>
        <translation>遗失请告知前台，可作废补发</translation>
    </message>
</context>
<context>
    <name>wall_round</name>
    <message>
        <source>Nothing was looked at yet. Scan a code or read photos first.</source>
        <translation>还没有核查任何检测点。请先扫码或读取照片。</translation>
    </message>
    <message>
        <source>The folder {name} cannot be read. Choose another.</source>
        <translation>无法读取文件夹 {name}，请另选一个。</translation>
    </message>
    <message>
        <source>There are no photos in it. Choose a folder with the pictures of a phone.</source>
        <translation>其中没有照片。请选择存有手机照片的文件夹。</translation>
    </message>
</context>
<context>
    <name>wall_round_report</name>
    <message>
        <source>Round of the Venue Codes</source>
        <translation>场所码巡查记录</translation>
    </message>
    <message>
        <source>{began} – {ended}</source>
        <translation>{began} – {ended}</translation>
    </message>
    <message>
        <source>What was found is on this paper as it was found; photos were not kept. File it with the papers of the venue.</source>
        <translation>本记录如实反映巡查所见，照片未留存。请与场所资料一并归档。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>检测点</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>所见情况</translation>
    </message>
    <message>
        <source>Done about it</source>
        <translation>处理情况</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Old code</source>
        <translation>旧码</translation>
    </message>
    <message>
        <source>Another gate&apos;s</source>
        <translation>其他检测点的码</translation>
    </message>
    <message>
        <source>Not ours</source>
        <translation>非本场所的码</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>未见场所码</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>未巡查</translation>
    </message>
    <message>
        <source>the code of {gate}</source>
        <translation>{gate}的码</translation>
    </message>
    <message>
        <source>a code that leads to {host}</source>
        <translation>指向 {host} 的码</translation>
    </message>
    <message>
        <source>a code that is no web address</source>
        <translation>内容不是网址的码</translation>
    </message>
    <message>
        <source>the poster is out of date</source>
        <translation>海报内容已过期</translation>
    </message>
    <message>
        <source>{what} ({photo})</source>
        <translation>{what}（{photo}）</translation>
    </message>
    <message>
        <source>Found in photos, place unknown</source>
        <translation>照片中发现、位置不明的码</translation>
    </message>
    <message>
        <source>Photos without a code that can be read</source>
        <translation>未读到二维码的照片</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 张</translation>
    </message>
    <message>
        <source>{result}: {count}</source>
        <translation>{result} {count}</translation>
    </message>
    <message>
        <source>{before}; {after}</source>
        <translation>{before}；{after}</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>检查人</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>There is no display, so no window was opened.</source>
        <translation>没有显示器（display），窗口未打开。</translation>
    </message>
    <message>
        <source>The system library {library} is missing. Install what the README&apos;s first command installs.</source>
        <translation>缺少系统库 {library}。请安装 README 第一条命令所列的软件包。</translation>
    </message>
    <message>
        <source>The display {display} does not answer, so no window was opened.</source>
        <translation>显示器（display）{display} 没有响应，窗口未打开。</translation>
    </message>
    <message>
        <source>The hub keeps records apart: {count}</source>
        <translation>同步有 {count} 条待处理</translation>
    </message>
    <message>
        <source>Desks differ: {count}</source>
        <translation>前台间有 {count} 项不一致</translation>
    </message>
    <message>
        <source>All synced, {when}</source>
        <translation>已全部同步 · {when}</translation>
    </message>
    <message>
        <source>VenueDesk</source>
        <translation>场所码前台</translation>
    </message>
    <message>
        <source>{figure}: {count}</source>
        <translation>{figure} {count}</translation>
    </message>
    <message>
        <source>Import lines to be mended: {count}</source>
        <translation>导入待改：{count} 行</translation>
    </message>
    <message>
        <source>Not synced: {count}</source>
        <translation>未同步 {count} 条</translation>
    </message>
    <message>
        <source>Slips not entered: {count}</source>
        <translation>未录入表单 {count} 张</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>The name of a health code has at most {limit} characters; this has {count}.</source>
        <translation>健康码名称最多 {limit} 个字，现在有 {count} 个。</translation>
    </message>
    <message>
        <source>Choose whether visitors are asked to show it.</source>
        <translation>请选择是否要求来访者出示。</translation>
    </message>
    <message>
        <source>Braces and stars cannot stand on a poster. Leave them out.</source>
        <translation>海报上不能有花括号和星号，请去掉。</translation>
    </message>
    <message>
        <source>This does not fit on the template {template}. Make it shorter.</source>
        <translation>版式“{template}”上放不下，请缩短。</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Lost</source>
        <translation>遗失</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>The holder asked for it</source>
        <translation>本人要求</translation>
    </message>
    <message>
        <source>Issued by mistake</source>
        <translation>办错</translation>
    </message>
    <message>
        <source>Replaced by a new card</source>
        <translation>已换发新卡</translation>
    </message>
    <message>
        <source>Not used for a long time</source>
        <translation>长期未用</translation>
    </message>
    <message>
        <source>Elderly</source>
        <translation>老年人</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>未成年人</translation>
    </message>
    <message>
        <source>Visually impaired</source>
        <translation>视障</translation>
    </message>
    <message>
        <source>Hearing impaired</source>
        <translation>听障</translation>
    </message>
    <message>
        <source>Physical or other disability</source>
        <translation>肢体/其他残疾</translation>
    </message>
    <message>
        <source>No smartphone</source>
        <translation>无智能手机</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>本人签名</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指印</translation>
    </message>
    <message>
        <source>Signed by the guardian</source>
        <translation>监护人代签</translation>
    </message>
    <message>
        <source>Visual disability</source>
        <translation>视力残疾</translation>
    </message>
    <message>
        <source>Hearing disability</source>
        <translation>听力残疾</translation>
    </message>
    <message>
        <source>Speech disability</source>
        <translation>言语残疾</translation>
    </message>
    <message>
        <source>Physical disability</source>
        <translation>肢体残疾</translation>
    </message>
    <message>
        <source>Intellectual disability</source>
        <translation>智力残疾</translation>
    </message>
    <message>
        <source>Psychiatric disability</source>
        <translation>精神残疾</translation>
    </message>
    <message>
        <source>Multiple disabilities</source>
        <translation>多重残疾</translation>
    </message>
    <message>
        <source>The person asked for it</source>
        <translation>本人要求删除</translation>
    </message>
    <message>
        <source>Consent was withdrawn</source>
        <translation>本人撤回同意</translation>
    </message>
    <message>
        <source>Should not have been recorded</source>
        <translation>本不应登记</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Case closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未联系上</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已联系</translation>
    </message>
    <message>
        <source>Left a message</source>
        <translation>已留言</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>号码错误</translation>
    </message>
    <message>
        <source>Handed to the health office</source>
        <translation>已转疾控</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>Same gate</source>
        <translation>同检测点</translation>
    </message>
    <message>
        <source>Same venue</source>
        <translation>同场所</translation>
    </message>
    <message>
        <source>People</source>
        <translation>到访人数</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Counted at the gates</source>
        <translation>检测点计数</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>测温</translation>
    </message>
    <message>
        <source>Fevers</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>No hour</source>
        <translation>未注时刻</translation>
    </message>
    <message>
        <source>Registered ever</source>
        <translation>累计登记</translation>
    </message>
    <message>
        <source>Checked ever</source>
        <translation>累计测温</translation>
    </message>
    <message>
        <source>Scanned the code</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>Scan rate</source>
        <translation>扫码率</translation>
    </message>
    <message>
        <source>Fevers not settled</source>
        <translation>发热待处置</translation>
    </message>
    <message>
        <source>Father</source>
        <translation>父亲</translation>
    </message>
    <message>
        <source>Mother</source>
        <translation>母亲</translation>
    </message>
    <message>
        <source>Grandparent</source>
        <translation>祖父母</translation>
    </message>
    <message>
        <source>Spouse</source>
        <translation>配偶</translation>
    </message>
    <message>
        <source>Son or daughter</source>
        <translation>子女</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>亲属</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>老师</translation>
    </message>
    <message>
        <source>Carer</source>
        <translation>护工</translation>
    </message>
    <message>
        <source>Neighbour</source>
        <translation>邻居</translation>
    </message>
    <message>
        <source>Resident ID card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Disability card</source>
        <translation>残疾人证</translation>
    </message>
    <message>
        <source>Hong Kong/Macao permit</source>
        <translation>港澳居民来往内地通行证</translation>
    </message>
    <message>
        <source>Taiwan permit</source>
        <translation>台湾居民来往大陆通行证</translation>
    </message>
    <message>
        <source>Hong Kong/Macao/Taiwan residence permit</source>
        <translation>港澳台居民居住证</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Foreign permanent resident card</source>
        <translation>外国人永久居留身份证</translation>
    </message>
    <message>
        <source>Household register</source>
        <translation>户口簿</translation>
    </message>
    <message>
        <source>No document</source>
        <translation>无证件</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>Outstanding</source>
        <translation>待录</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>已录</translation>
    </message>
    <message>
        <source>Spoiled</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>遗失</translation>
    </message>
    <message>
        <source>To be shredded</source>
        <translation>待销毁</translation>
    </message>
    <message>
        <source>Shredded</source>
        <translation>已销毁</translation>
    </message>
    <message>
        <source>Filled in wrong</source>
        <translation>写错</translation>
    </message>
    <message>
        <source>Torn or soiled</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Not handed back</source>
        <translation>未交回</translation>
    </message>
    <message>
        <source>The person left again</source>
        <translation>来访者已离开</translation>
    </message>
    <message>
        <source>Printed anew</source>
        <translation>重印</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Never printed</source>
        <translation>未打印</translation>
    </message>
    <message>
        <source>Fever</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>Dry cough</source>
        <translation>干咳</translation>
    </message>
    <message>
        <source>Fatigue</source>
        <translation>乏力</translation>
    </message>
    <message>
        <source>Blocked nose</source>
        <translation>鼻塞</translation>
    </message>
    <message>
        <source>Runny nose</source>
        <translation>流涕</translation>
    </message>
    <message>
        <source>Sore throat</source>
        <translation>咽痛</translation>
    </message>
    <message>
        <source>Diarrhea</source>
        <translation>腹泻</translation>
    </message>
    <message>
        <source>Muscle pain</source>
        <translation>肌痛</translation>
    </message>
    <message>
        <source>Conjunctivitis</source>
        <translation>结膜炎</translation>
    </message>
    <message>
        <source>Loss of smell or taste</source>
        <translation>嗅觉味觉减退</translation>
    </message>
    <message>
        <source>Other symptom</source>
        <translation>其他症状</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿码</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄码</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红码</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>未出示</translation>
    </message>
    <message>
        <source>Arrival only</source>
        <translation>到达时间</translation>
    </message>
    <message>
        <source>Arrival and leaving</source>
        <translation>起止时间</translation>
    </message>
    <message>
        <source>Within an hour</source>
        <translation>某一小时内</translation>
    </message>
    <message>
        <source>Morning</source>
        <translation>上午</translation>
    </message>
    <message>
        <source>Noon</source>
        <translation>中午</translation>
    </message>
    <message>
        <source>Afternoon</source>
        <translation>下午</translation>
    </message>
    <message>
        <source>Evening</source>
        <translation>晚上</translation>
    </message>
    <message>
        <source>Whole day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>Time unknown</source>
        <translation>时间不详</translation>
    </message>
</context>
</TS>
