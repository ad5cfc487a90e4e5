<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>CaseWords</name>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>离线办理，待系统确认</source>
        <translation>Taken offline, to be confirmed by the hall</translation>
    </message>
    <message>
        <source>已收件</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>收件转后台</source>
        <translation>To the back office</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>待补正</source>
        <translation>To be corrected</translation>
    </message>
    <message>
        <source>容缺受理</source>
        <translation>Accepted with a gap</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>一次性补正告知</source>
        <translation>Ask for corrections</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation>Decide at once</translation>
    </message>
    <message>
        <source>出具受理通知书，承诺时限从次日起算</source>
        <translation>A notice of acceptance is issued; the promised limit runs from tomorrow</translation>
    </message>
    <message>
        <source>交后台审查，由后台决定是否受理</source>
        <translation>The back office looks at it and decides whether to accept</translation>
    </message>
    <message>
        <source>出具补正告知书，一次写明全部需补内容</source>
        <translation>A notice lists everything that is missing, once and for all</translation>
    </message>
    <message>
        <source>次要材料后补，先行受理</source>
        <translation>Accepted now; a minor paper follows</translation>
    </message>
    <message>
        <source>出具不予受理通知书，须写明理由和依据</source>
        <translation>A notice states the reasons and the law</translation>
    </message>
    <message>
        <source>即办件：当场作出决定并交付结果</source>
        <translation>Immediate service: decide and hand over the result now</translation>
    </message>
    <message>
        <source>身份证读取</source>
        <translation>read from the card</translation>
    </message>
    <message>
        <source>电子证照</source>
        <translation>electronic licence</translation>
    </message>
    <message>
        <source>历史办件</source>
        <translation>earlier case</translation>
    </message>
    <message>
        <source>政务数据共享</source>
        <translation>shared government data</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>事项情形</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>申请信息</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>签字确认</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>not begun</translation>
    </message>
    <message>
        <source>待补充</source>
        <translation>incomplete</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>有误</source>
        <translation>has errors</translation>
    </message>
    <message>
        <source>证件已过有效期，请出示有效证件或先换领新证</source>
        <translation>The document has expired; show a valid one or renew it first</translation>
    </message>
    <message>
        <source>证件尚未生效，请核对证件有效期</source>
        <translation>The document is not valid yet; check its dates</translation>
    </message>
    <message>
        <source>证件号码校验不通过，请核对证件真伪</source>
        <translation>The number does not check out; see whether the document is genuine</translation>
    </message>
    <message>
        <source>证件号码与出生日期或性别不一致，请核对证件真伪</source>
        <translation>The number contradicts birth date or sex; see whether the document is genuine</translation>
    </message>
    <message>
        <source>申请人未成年，请监护人一同到场办理</source>
        <translation>The applicant is a minor; a guardian has to be present</translation>
    </message>
    <message>
        <source>居民身份证</source>
        <translation>Resident ID card</translation>
    </message>
    <message>
        <source>临时居民身份证</source>
        <translation>Temporary identity card</translation>
    </message>
    <message>
        <source>户口簿</source>
        <translation>Household register</translation>
    </message>
    <message>
        <source>军官证</source>
        <translation>Officer&apos;s card</translation>
    </message>
    <message>
        <source>普通护照</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>台湾居民来往大陆通行证</source>
        <translation>Mainland travel permit for Taiwan residents</translation>
    </message>
    <message>
        <source>港澳居民来往内地通行证</source>
        <translation>Mainland travel permit for Hong Kong and Macao residents</translation>
    </message>
    <message>
        <source>港澳台居民居住证</source>
        <translation>Residence permit for Hong Kong, Macao and Taiwan residents</translation>
    </message>
    <message>
        <source>外国人永久居留身份证</source>
        <translation>Foreign permanent resident identity card</translation>
    </message>
    <message>
        <source>男</source>
        <translation>male</translation>
    </message>
    <message>
        <source>女</source>
        <translation>female</translation>
    </message>
    <message>
        <source>未说明</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>受理通知书</source>
        <translation>Notice of acceptance</translation>
    </message>
    <message>
        <source>申请材料接收凭证</source>
        <translation>Receipt for application papers</translation>
    </message>
    <message>
        <source>收件转办告知单</source>
        <translation>Slip: passed to the back office</translation>
    </message>
    <message>
        <source>补正告知书</source>
        <translation>Notice of corrections</translation>
    </message>
    <message>
        <source>不予受理通知书</source>
        <translation>Notice of refusal</translation>
    </message>
    <message>
        <source>办理结果通知书</source>
        <translation>Notice of the result</translation>
    </message>
    <message>
        <source>业务文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>请填写“%1”</source>
        <translation>Fill in “%1”</translation>
    </message>
    <message>
        <source>“%1”填写有误，请核对</source>
        <translation>“%1” is not right; check it</translation>
    </message>
    <message>
        <source>“%1”不符合办理要求，请核对</source>
        <translation>“%1” does not meet the conditions; check it</translation>
    </message>
    <message>
        <source>请选择情形：%1</source>
        <translation>Choose: %1</translation>
    </message>
    <message>
        <source>待补材料：%1</source>
        <translation>Missing paper: %1</translation>
    </message>
    <message>
        <source>请申请人签字确认</source>
        <translation>The applicant has to sign</translation>
    </message>
    <message>
        <source>签字后内容有改动，请申请人重新签字</source>
        <translation>Something changed after the signature; the applicant has to sign again</translation>
    </message>
    <message>
        <source>请读取申请人证件</source>
        <translation>Read the applicant&apos;s document</translation>
    </message>
    <message>
        <source>该事项当前不可办理，请重新选择事项</source>
        <translation>The service is not in force; choose another</translation>
    </message>
    <message>
        <source>此项必填</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>应为18位公民身份号码，且校验位正确</source>
        <translation>18 characters of a citizen number with a right check digit</translation>
    </message>
    <message>
        <source>应为18位统一社会信用代码，且校验位正确</source>
        <translation>18 characters of a social credit code with a right check digit</translation>
    </message>
    <message>
        <source>应为11位手机号，或“区号-号码”</source>
        <translation>A mobile number of 11 digits, or “area-number”</translation>
    </message>
    <message>
        <source>应为日期，如 20261121</source>
        <translation>A date, such as 20261121</translation>
    </message>
    <message>
        <source>应为数字</source>
        <translation>A number</translation>
    </message>
    <message>
        <source>应为金额，最多两位小数</source>
        <translation>An amount, at most two decimal places</translation>
    </message>
    <message>
        <source>应不超过%1个字</source>
        <translation>At most %1 characters</translation>
    </message>
    <message>
        <source>请从所列选项中选择</source>
        <translation>Choose one of those listed</translation>
    </message>
    <message>
        <source>接收凭证（离线办理，待系统确认）</source>
        <translation>Receipt slip (taken offline, to be confirmed)</translation>
    </message>
    <message>
        <source>一次性告知单</source>
        <translation>Notice of what is needed</translation>
    </message>
    <message>
        <source>空白申请表</source>
        <translation>Blank form</translation>
    </message>
    <message>
        <source>申请表样表</source>
        <translation>Form, filled in as an example</translation>
    </message>
    <message>
        <source>撤回办理通知书</source>
        <translation>Notice of withdrawal</translation>
    </message>
    <message>
        <source>按捺指纹或他人代书，须有见证人</source>
        <translation>A fingerprint or writing for another needs a witness</translation>
    </message>
    <message>
        <source>见证人信息有误，或见证人就是签字人、代书人，请更换</source>
        <translation>The witness's details are wrong, or the witness is the signer or the writer: choose another</translation>
    </message>
    <message>
        <source>代书人信息不全、未写明原因，或代书人就是签字人</source>
        <translation>Who wrote is not told in full, or why, or the writer is the signer</translation>
    </message>
    <message>
        <source>盖章信息不全：须有用印人、交印人，并提交授权委托书</source>
        <translation>The seal lacks its details: who sealed, who handed it over, and the letter of authority</translation>
    </message>
    <message>
        <source>“%1”收的是复印件，请与原件核对</source>
        <translation>“%1” came as a copy: compare it with the original</translation>
    </message>
    <message>
        <source>“%1”有异议：请填写申请人所称的内容和原因</source>
        <translation>“%1” is disputed: fill in what the applicant says, and why</translation>
    </message>
    <message>
        <source>请填写申请人所称的内容（须与来源不同）；原因选“其他”的，请写明</source>
        <translation>Fill in what the applicant says (other than the source); with the reason “other”, say it in words</translation>
    </message>
    <message>
        <source>请%1签字确认</source>
        <translation>Signature wanted: %1</translation>
    </message>
</context>
<context>
    <name>CitizenRows</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Unified social credit code</translation>
    </message>
    <message>
        <source>您的情况</source>
        <translation>Your situation</translation>
    </message>
    <message>
        <source>提交的材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>已收 %1 页</source>
        <translation>Pages received: %1</translation>
    </message>
    <message>
        <source>不用您提交</source>
        <translation>You need not bring this</translation>
    </message>
    <message>
        <source>还没有交</source>
        <translation>Not handed in yet</translation>
    </message>
    <message>
        <source>可以不交</source>
        <translation>Not required</translation>
    </message>
    <message>
        <source>您对%1有异议</source>
        <translation>You dispute: %1</translation>
    </message>
    <message>
        <source>已收 %1 页，%2</source>
        <translation>%1 page(s) taken, %2</translation>
    </message>
</context>
<context>
    <name>ConfirmationText</name>
    <message>
        <source>办理事项：%1</source>
        <translation>Service: %1</translation>
    </message>
    <message>
        <source>事项编码：%1（第%2版）</source>
        <translation>Service code: %1 (version %2)</translation>
    </message>
    <message>
        <source>证件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>【情形】</source>
        <translation>[Situation]</translation>
    </message>
    <message>
        <source>【申请信息】</source>
        <translation>[Application]</translation>
    </message>
    <message>
        <source>【提交材料】</source>
        <translation>[Papers]</translation>
    </message>
    <message>
        <source>%1：%2页</source>
        <extracomment>%3: two groups of four letters and digits that change when a page is replaced, added or moved</extracomment>
        <translation>%1: %2 page(s)</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>%1：%2页（页面校验码 %3）</source>
        <translation>%1: %2 page(s) (page check code %3)</translation>
    </message>
    <message>
        <source>&#x3000;人工核验（%1），核验人%2，核对人%3</source>
        <translation>  judged by eye (%1) by %2, checked by %3</translation>
    </message>
    <message>
        <source>；出示的电子证照未联网核验</source>
        <translation>; the electronic licence shown was not verified online</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>统一社会信用代码：%1</source>
        <translation>Unified social credit code: %1</translation>
    </message>
    <message>
        <source>法定代表人（负责人）：%1</source>
        <translation>Legal representative: %1</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <extracomment>%1: 监护人, %2: whose what the guardian is</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>法定代表人（负责人）到场</source>
        <translation>Legal representative, present</translation>
    </message>
    <message>
        <source>，%1</source>
        <translation>, %1</translation>
    </message>
    <message>
        <source>　申请人有异议：%1为“%2”（%3）</source>
        <translation>  Disputed by the applicant: %1 says “%2” (%3)</translation>
    </message>
    <message>
        <source>　限定情形可代办：%1（已核对）</source>
        <translation>　Agent allowed in some cases: %1 (checked)</translation>
    </message>
    <message>
        <source>，大厅取不到，改交纸质</source>
        <translation>, on paper, as the hall does not have it</translation>
    </message>
</context>
<context>
    <name>DateWords</name>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>%1年%2月%3日（%4）</source>
        <extracomment>%1 year, %2 month, %3 day, %4 day of the week</extracomment>
        <translation>%1-%2-%3 (%4)</translation>
    </message>
    <message>
        <source>%1年%2月%3日</source>
        <translation>%1-%2-%3</translation>
    </message>
    <message>
        <source>%1月%2日</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 a short day, %2 a time</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>剩余%1个工作日（%2前办结）</source>
        <translation>%1 working day(s) left (by %2)</translation>
    </message>
    <message>
        <source>今天到期（%1前办结）</source>
        <translation>Due today (by %1)</translation>
    </message>
    <message>
        <source>已超期%1个工作日（应于%2前办结）</source>
        <translation>%1 working day(s) overdue (was due %2)</translation>
    </message>
    <message>
        <source>%1秒</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1分%2秒</source>
        <translation>%1 min %2 s</translation>
    </message>
</context>
<context>
    <name>DeviceWords</name>
    <message>
        <source>请把身份证平放在读卡区</source>
        <translation>Lay the identity card flat on the reader</translation>
    </message>
    <message>
        <source>证件取走太早，请放回读卡区，听到提示前不要移动</source>
        <translation>The card was taken away too early; put it back and leave it there</translation>
    </message>
    <message>
        <source>读卡区有多张卡，请只放一张身份证</source>
        <translation>There are several cards on the reader; leave only the identity card</translation>
    </message>
    <message>
        <source>没有读到，请拿起证件重新平放</source>
        <translation>It could not be read; lift the card and lay it down again</translation>
    </message>
    <message>
        <source>这不是身份证，请换用居民身份证或居住证、永久居留身份证</source>
        <translation>This is not an identity card; use a resident card or a residence permit</translation>
    </message>
    <message>
        <source>读卡完成，请取回证件</source>
        <translation>The card was read; take it back</translation>
    </message>
    <message>
        <source>请把材料放到扫描仪上</source>
        <translation>Put the papers on the scanner</translation>
    </message>
    <message>
        <source>扫描仪卡纸，请打开盖板取出纸张</source>
        <translation>Paper is jammed in the scanner; open it and take the paper out</translation>
    </message>
    <message>
        <source>请合上设备盖板</source>
        <translation>Close the cover</translation>
    </message>
    <message>
        <source>凭条纸已用完，请更换纸卷</source>
        <translation>The receipt paper is used up; put in a new roll</translation>
    </message>
    <message>
        <source>凭条纸将尽，请准备更换纸卷</source>
        <translation>The receipt paper is nearly used up; have a new roll ready</translation>
    </message>
    <message>
        <source>打印头过热，请稍候片刻，会自动继续</source>
        <translation>The print head is hot; it goes on by itself in a moment</translation>
    </message>
    <message>
        <source>未连接</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>就绪</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>工作中</source>
        <translation>working</translation>
    </message>
    <message>
        <source>待操作</source>
        <translation>needs you</translation>
    </message>
    <message>
        <source>故障</source>
        <translation>fault</translation>
    </message>
    <message>
        <source>正在恢复</source>
        <translation>recovering</translation>
    </message>
    <message>
        <source>身份证阅读器</source>
        <translation>Identity card reader</translation>
    </message>
    <message>
        <source>扫描仪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>凭条打印机</source>
        <translation>Receipt printer</translation>
    </message>
    <message>
        <source>文书打印机</source>
        <translation>Document printer</translation>
    </message>
    <message>
        <source>签字板</source>
        <translation>Signature pad</translation>
    </message>
    <message>
        <source>摄像头</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>扫码器</source>
        <translation>Code scanner</translation>
    </message>
    <message>
        <source>智能卡读写器</source>
        <translation>Smart card reader</translation>
    </message>
    <message>
        <source>麦克风</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>叫号屏</source>
        <translation>Queue display</translation>
    </message>
    <message>
        <source>呼叫音箱</source>
        <translation>Call speaker</translation>
    </message>
    <message>
        <source>取件柜</source>
        <translation>Pick-up cabinet</translation>
    </message>
    <message>
        <source>高拍仪画面全黑，请取下镜头盖或打开补光灯</source>
        <translation>The document camera sees nothing but black: take off its cap or switch on its lamp</translation>
    </message>
    <message>
        <source>高拍仪</source>
        <translation>Document camera</translation>
    </message>
    <message>
        <source>取件柜有门开着，请核对后关好</source>
        <translation>A door of the pick-up cabinet stands open: check it and shut it</translation>
    </message>
    <message>
        <source>不明</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>关着</source>
        <translation>shut</translation>
    </message>
    <message>
        <source>开着</source>
        <translation>open</translation>
    </message>
    <message>
        <source>！未经指令被打开</source>
        <translation>! opened untold</translation>
    </message>
    <message>
        <source>！没有打开，请检修</source>
        <translation>! did not open, have it repaired</translation>
    </message>
    <message>
        <source>请取出扫描仪里的纸，捻开、理齐后重新放入</source>
        <translation>Take the sheets out of the scanner, fan and straighten them and put them in again</translation>
    </message>
    <message>
        <source>这张卡不是社会保障卡或工作证卡，请换一张</source>
        <translation>This is neither a social security card nor a staff card: use another</translation>
    </message>
    <message>
        <source>麦克风没有声音，请打开麦克风上的开关，或在系统声音设置中取消静音</source>
        <translation>Nothing is heard: switch the microphone on, or unmute it in the system&apos;s sound settings</translation>
    </message>
    <message>
        <source>几乎听不到说话，请靠近麦克风，或在系统声音设置中调高音量</source>
        <translation>Hardly anything is heard: come closer to the microphone, or turn it up in the system&apos;s sound settings</translation>
    </message>
    <message>
        <source>声音太大、已经失真，请离麦克风远一些，或在系统声音设置中调低音量</source>
        <translation>Too loud, and torn: move away from the microphone, or turn it down in the system&apos;s sound settings</translation>
    </message>
    <message>
        <source>不能按人脸调整，由摄像头自动曝光</source>
        <translation>cannot be set for faces; the camera exposes by itself</translation>
    </message>
    <message>
        <source>可调曝光时间</source>
        <translation>exposure time can be set</translation>
    </message>
    <message>
        <source>可调曝光补偿</source>
        <translation>exposure compensation can be set</translation>
    </message>
    <message>
        <source>可调逆光补偿</source>
        <translation>backlight compensation can be set</translation>
    </message>
    <message>
        <source>只能调亮度</source>
        <translation>only brightness can be set</translation>
    </message>
    <message>
        <source>现在由摄像头自动曝光</source>
        <translation>the camera exposes by itself now</translation>
    </message>
    <message>
        <source>正在按人脸调整</source>
        <translation>being set for the face</translation>
    </message>
    <message>
        <source>已按人脸调好</source>
        <translation>set for the face</translation>
    </message>
    <message>
        <source>已调到极限，请调整来访者面前的光线或窗帘</source>
        <translation>at its limit: change the light before the visitor, or the curtain</translation>
    </message>
    <message>
        <source>调整不起作用，已恢复摄像头自动曝光</source>
        <translation>setting it has no effect; the camera exposes by itself again</translation>
    </message>
    <message>
        <source>缺少人脸检测数据，按画面中央测光；请安装软件包 opencv-data</source>
        <translation>no data for finding faces, the middle of the picture is metered; install the package opencv-data</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>请取走出纸口的凭条</source>
        <translation>Take the slip from the printer’s slot</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>一切正常</source>
        <translation>All is well</translation>
    </message>
    <message>
        <source>有 %1 处需要处理</source>
        <translation>%1 to be seen to</translation>
    </message>
    <message>
        <source>系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>屏幕</source>
        <translation>Screens</translation>
    </message>
    <message>
        <source>这里没有图形界面，未检查</source>
        <translation>no graphical session here, not looked at</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Locale</translation>
    </message>
    <message>
        <source>建议改用 UTF-8 区域设置</source>
        <translation>a UTF-8 locale would be better</translation>
    </message>
    <message>
        <source>字体</source>
        <translation>Fonts</translation>
    </message>
    <message>
        <source>没有 %1</source>
        <translation>no %1</translation>
    </message>
    <message>
        <source>设置文件</source>
        <translation>Settings file</translation>
    </message>
    <message>
        <source>%1 还没有，按默认设置运行</source>
        <translation>%1 is not there yet, running with defaults</translation>
    </message>
    <message>
        <source>磁盘剩余 %1</source>
        <translation>%1 free on its disk</translation>
    </message>
    <message>
        <source>本机资料库</source>
        <translation>Sealed data</translation>
    </message>
    <message>
        <source>还没有，登记时建立</source>
        <translation>none yet, made at enrolment</translation>
    </message>
    <message>
        <source>客户端正在使用</source>
        <translation>a client that runs has it open</translation>
    </message>
    <message>
        <source>密钥存放</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>在文件中，仅供演示，不得用于正式办理</source>
        <translation>in a file, for demonstrations only, never for real work</translation>
    </message>
    <message>
        <source>系统密钥库可用</source>
        <translation>the keychain answers</translation>
    </message>
    <message>
        <source>在文件中</source>
        <translation>in a file</translation>
    </message>
    <message>
        <source>系统密钥库</source>
        <translation>keychain</translation>
    </message>
    <message>
        <source>终端登记</source>
        <translation>Enrolment</translation>
    </message>
    <message>
        <source>客户端正在使用，未读取</source>
        <translation>a client that runs has it open, not read</translation>
    </message>
    <message>
        <source>尚未登记</source>
        <translation>Not enrolled yet</translation>
    </message>
    <message>
        <source>%1 号窗口</source>
        <translation>window %1</translation>
    </message>
    <message>
        <source>证书剩余 %1 天</source>
        <translation>certificates good for %1 days</translation>
    </message>
    <message>
        <source>请尽快重新登记本终端</source>
        <translation>enrol this terminal again soon</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>客户端正在使用，请看客户端的同步状态</source>
        <translation>a client that runs has the line, see its data sync</translation>
    </message>
    <message>
        <source>没有大厅地址，登记时填写</source>
        <translation>no address yet, given at enrolment</translation>
    </message>
    <message>
        <source>经代理 %1</source>
        <translation>through %1</translation>
    </message>
    <message>
        <source>已连通</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>时差 %1 秒</source>
        <translation>clocks differ by %1 s</translation>
    </message>
    <message>
        <source>接口版本未说明</source>
        <translation>version of the contract not told</translation>
    </message>
    <message>
        <source>接口 %1</source>
        <translation>contract %1</translation>
    </message>
    <message>
        <source>有应答；登记前无法核对是不是本大厅</source>
        <translation>answers; whose hall it is shows at enrolment</translation>
    </message>
    <message>
        <source>程序组件</source>
        <translation>Helper</translation>
    </message>
    <message>
        <source>%1 无法启动</source>
        <translation>%1 does not start</translation>
    </message>
    <message>
        <source>%1 不存在</source>
        <translation>%1 is missing</translation>
    </message>
    <message>
        <source>就绪</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>选定的 %1</source>
        <translation>chosen: %1</translation>
    </message>
    <message>
        <source>没有按时答复</source>
        <translation>did not answer in time</translation>
    </message>
    <message>
        <source>接上</source>
        <translation>Plugged in</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>这个位置上没有设备</source>
        <translation>No device is in this place</translation>
    </message>
    <message>
        <source>权限</source>
        <translation>Rights</translation>
    </message>
    <message>
        <source>可以使用 %1</source>
        <translation>May use %1</translation>
    </message>
    <message>
        <source>udev 规则已安装，%1 仍不能使用：请重新插上设备，或把登录用户加入 %2 组</source>
        <translation>The udev rules are installed and %1 may still not be used: plug the device in again, or add this user to the group %2</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>应答</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>试用</source>
        <translation>Tried</translation>
    </message>
    <message>
        <source>先处理前面的问题</source>
        <translation>See to what stands above first</translation>
    </message>
    <message>
        <source>没有放证件，没有试读</source>
        <translation>No card was laid down, none was read</translation>
    </message>
    <message>
        <source>没有试打</source>
        <translation>No line was printed</translation>
    </message>
    <message>
        <source>没有扫码，没有试读</source>
        <translation>No code was scanned, none was read</translation>
    </message>
    <message>
        <source>请把任意一张身份证平放在读卡区</source>
        <translation>Lay any identity card on the reader</translation>
    </message>
    <message>
        <source>请用扫码器扫任意一个码</source>
        <translation>Scan any code</translation>
    </message>
    <message>
        <source>正在打印一行字</source>
        <translation>Printing a line</translation>
    </message>
    <message>
        <source>读到证件：%1</source>
        <translation>Card read: %1</translation>
    </message>
    <message>
        <source>读到一个码，%1 字节</source>
        <translation>A code was read, %1 bytes</translation>
    </message>
    <message>
        <source>打出了一行字</source>
        <translation>A line was printed</translation>
    </message>
    <message>
        <source>打印服务</source>
        <translation>Print service</translation>
    </message>
    <message>
        <source>已应答</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>没有试显示</source>
        <translation>Nothing was shown</translation>
    </message>
    <message>
        <source>没有试播报</source>
        <translation>Nothing was said</translation>
    </message>
    <message>
        <source>没有读到全部柜门的状态</source>
        <translation>Not every door was read</translation>
    </message>
    <message>
        <source>正在显示测试内容</source>
        <translation>Showing a test</translation>
    </message>
    <message>
        <source>正在播报测试内容</source>
        <translation>Saying a test</translation>
    </message>
    <message>
        <source>“叫号测试”已送出，请看屏上是否显示</source>
        <translation>The test words were sent; look whether the display shows them</translation>
    </message>
    <message>
        <source>“叫号测试”已播完</source>
        <translation>The test words were spoken to the end</translation>
    </message>
    <message>
        <source>读到柜门状态：%1</source>
        <translation>The doors were read: %1</translation>
    </message>
    <message>
        <source>没有插卡，没有试读</source>
        <translation>No card was put in: not tried</translation>
    </message>
    <message>
        <source>请插入任意一张社会保障卡或工作证卡</source>
        <translation>Put in any social security card or staff card</translation>
    </message>
    <message>
        <source>读到卡片：%1</source>
        <translation>A card was read: %1</translation>
    </message>
    <message>
        <source>没有听到说话，没有试音</source>
        <translation>Nobody spoke: not tried</translation>
    </message>
    <message>
        <source>请对着麦克风说一句话</source>
        <translation>Say something into the microphone</translation>
    </message>
    <message>
        <source>听到说话，峰值 %1 dB</source>
        <translation>Heard somebody, peak %1 dB</translation>
    </message>
    <message>
        <source>面部亮度</source>
        <translation>Brightness of faces</translation>
    </message>
    <message>
        <source>不能使用 %1：没有 udev 规则 70-yichuang-counter.rules（自助终端：70-yichuang-kiosk.rules）</source>
        <translation>May not use %1: there is no udev rule 70-yichuang-counter.rules (at a kiosk: 70-yichuang-kiosk.rules)</translation>
    </message>
    <message>
        <source>不能使用 %1：udev 规则没有列入这个设备。请在 /etc/udev/rules.d/71-yichuang-local.rules 中加入一行，再重新插上设备：%2</source>
        <translation>May not use %1: no udev rule is about this device. Add a line to /etc/udev/rules.d/71-yichuang-local.rules and plug the device in anew: %2</translation>
    </message>
    <message>
        <source>不能使用 %1：请把登录用户加入 %2 组，再重新登录</source>
        <translation>May not use %1: add the user who signs in to the group %2, and sign in anew</translation>
    </message>
    <message>
        <source>不能使用 %1：它只归系统管理员，请管理员为它指定一个组</source>
        <translation>May not use %1: it belongs to the administrator of the system alone, who is to give it a group</translation>
    </message>
    <message>
        <source>udev 规则已安装，%1 仍不能使用：请重新插上设备</source>
        <translation>The udev rules are installed and %1 still may not be used: plug the device in anew</translation>
    </message>
</context>
<context>
    <name>FailureWords</name>
    <message>
        <source>代码格式不正确</source>
        <translation>The code is not in the right form</translation>
    </message>
    <message>
        <source>请核对代码后重新输入</source>
        <translation>Check the code and enter it again</translation>
    </message>
    <message>
        <source>程序内部通信出错</source>
        <translation>Two parts of the program misunderstood each other</translation>
    </message>
    <message>
        <source>程序会自动重连；反复出现请联系管理员</source>
        <translation>They reconnect by themselves; call the administrator if it keeps happening</translation>
    </message>
    <message>
        <source>设备服务已断开</source>
        <translation>A device service has ended</translation>
    </message>
    <message>
        <source>程序会自动重启该服务，请稍候再试</source>
        <translation>It is started again by itself; wait a moment and try again</translation>
    </message>
    <message>
        <source>图像太大，内存不足</source>
        <translation>The picture is too large for the memory</translation>
    </message>
    <message>
        <source>请降低扫描分辨率后重新扫描</source>
        <translation>Scan again at a lower resolution</translation>
    </message>
    <message>
        <source>本机文件无法读取</source>
        <translation>A file of this client cannot be read</translation>
    </message>
    <message>
        <source>请联系管理员检查安装</source>
        <translation>Ask the administrator to check the installation</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>需要时请重新操作</source>
        <translation>Start again when needed</translation>
    </message>
    <message>
        <source>等待超时</source>
        <translation>It took too long</translation>
    </message>
    <message>
        <source>请稍候再试</source>
        <translation>Try again in a moment</translation>
    </message>
    <message>
        <source>数据封存校验未通过</source>
        <translation>Sealed data did not open</translation>
    </message>
    <message>
        <source>请勿继续使用该资料，联系管理员</source>
        <translation>Do not use this record; call the administrator</translation>
    </message>
    <message>
        <source>密钥无法使用</source>
        <translation>A key cannot be used</translation>
    </message>
    <message>
        <source>请联系管理员检查密钥</source>
        <translation>Ask the administrator to check the keys</translation>
    </message>
    <message>
        <source>签名校验未通过</source>
        <translation>A signature does not verify</translation>
    </message>
    <message>
        <source>请勿采用该文件，联系管理员</source>
        <translation>Do not rely on this document; call the administrator</translation>
    </message>
    <message>
        <source>证书无法读取</source>
        <translation>A certificate cannot be read</translation>
    </message>
    <message>
        <source>请联系管理员更换证书</source>
        <translation>Ask the administrator for a new certificate</translation>
    </message>
    <message>
        <source>证书不是本大厅签发</source>
        <translation>The certificate was issued by another authority</translation>
    </message>
    <message>
        <source>请核对大厅地址，联系管理员</source>
        <translation>Check the hall&apos;s address and call the administrator</translation>
    </message>
    <message>
        <source>证书不在有效期内</source>
        <translation>The certificate is not valid today</translation>
    </message>
    <message>
        <source>请核对本机日期；日期无误请联系管理员换发证书</source>
        <translation>Check this computer&apos;s date; if it is right, ask for a new certificate</translation>
    </message>
    <message>
        <source>证书申请无效</source>
        <translation>The certificate request is not valid</translation>
    </message>
    <message>
        <source>请重新登记本终端</source>
        <translation>Enrol this terminal again</translation>
    </message>
    <message>
        <source>加密运算失败</source>
        <translation>A cryptographic step failed</translation>
    </message>
    <message>
        <source>请重试；反复出现请联系管理员</source>
        <translation>Try again; call the administrator if it keeps happening</translation>
    </message>
    <message>
        <source>留痕记录不连续</source>
        <translation>The evidence chain is broken</translation>
    </message>
    <message>
        <source>请保留现场并联系管理员</source>
        <translation>Leave everything as it is and call the administrator</translation>
    </message>
    <message>
        <source>阅读器数据长度异常</source>
        <translation>The card reader sent data of a wrong length</translation>
    </message>
    <message>
        <source>请重新放置证件；反复出现请检查连接线</source>
        <translation>Place the card again; if it keeps happening check the cable</translation>
    </message>
    <message>
        <source>阅读器数据校验出错</source>
        <translation>The card reader sent damaged data</translation>
    </message>
    <message>
        <source>证件无法读取</source>
        <translation>The card cannot be read</translation>
    </message>
    <message>
        <source>请擦净证件后再试，或人工核验后录入</source>
        <translation>Wipe the card and try again, or check it by eye and type</translation>
    </message>
    <message>
        <source>证件版式无法识别</source>
        <translation>The layout of this card is not known</translation>
    </message>
    <message>
        <source>请人工核验后录入，并联系管理员升级程序</source>
        <translation>Check it by eye and type; ask the administrator for an update</translation>
    </message>
    <message>
        <source>阅读器安全模块自检失败</source>
        <translation>The reader&apos;s security module failed its self-test</translation>
    </message>
    <message>
        <source>请重新插拔阅读器；仍不行请更换设备</source>
        <translation>Unplug and plug in the reader; replace it if that does not help</translation>
    </message>
    <message>
        <source>阅读器安全模块未授权</source>
        <translation>The reader&apos;s security module is not authorised</translation>
    </message>
    <message>
        <source>请联系管理员更换或授权阅读器</source>
        <translation>Ask the administrator to authorise or replace the reader</translation>
    </message>
    <message>
        <source>阅读器没有应答</source>
        <translation>The card reader does not answer</translation>
    </message>
    <message>
        <source>请检查电源和连接线</source>
        <translation>Check its power and cable</translation>
    </message>
    <message>
        <source>证件芯片内容校验未通过</source>
        <translation>What is stored on the card failed its verification</translation>
    </message>
    <message>
        <source>请人工核对证件真伪</source>
        <translation>Check by eye whether the card is genuine</translation>
    </message>
    <message>
        <source>阅读器不支持该操作</source>
        <translation>The reader does not allow this command</translation>
    </message>
    <message>
        <source>请联系管理员检查阅读器型号</source>
        <translation>Ask the administrator to check the reader&apos;s model</translation>
    </message>
    <message>
        <source>找不到扫描仪</source>
        <translation>No scanner was found</translation>
    </message>
    <message>
        <source>请检查扫描仪电源和连接线</source>
        <translation>Check its power and cable</translation>
    </message>
    <message>
        <source>扫描仪卡纸</source>
        <translation>Paper is jammed in the scanner</translation>
    </message>
    <message>
        <source>请打开盖板取出纸张后重新扫描</source>
        <translation>Open the cover, take out the paper and scan again</translation>
    </message>
    <message>
        <source>扫描仪盖板未合上</source>
        <translation>The scanner&apos;s cover is open</translation>
    </message>
    <message>
        <source>请合上盖板后重新扫描</source>
        <translation>Close it and scan again</translation>
    </message>
    <message>
        <source>扫描仪里没有纸</source>
        <translation>There is no paper in the scanner</translation>
    </message>
    <message>
        <source>请放入材料后重新扫描</source>
        <translation>Put the papers in and scan again</translation>
    </message>
    <message>
        <source>扫描仪通信中断</source>
        <translation>The line to the scanner broke</translation>
    </message>
    <message>
        <source>已扫描的页面已保留，请检查连接线后继续扫描</source>
        <translation>Pages already scanned are kept; check the cable and go on</translation>
    </message>
    <message>
        <source>扫描仪没有反应，已自动重启扫描服务</source>
        <translation>The scanner hung and its service was started again</translation>
    </message>
    <message>
        <source>已扫描的页面已保留，请重新扫描余下页面</source>
        <translation>Pages already scanned are kept; scan the rest again</translation>
    </message>
    <message>
        <source>页面太大</source>
        <translation>The page is too large</translation>
    </message>
    <message>
        <source>请选择较小的幅面或分辨率后重新扫描</source>
        <translation>Choose a smaller size or resolution and scan again</translation>
    </message>
    <message>
        <source>扫描到空白页</source>
        <translation>The page is empty</translation>
    </message>
    <message>
        <source>请检查材料是否放反，然后重新扫描</source>
        <translation>Check that the paper is the right way up and scan again</translation>
    </message>
    <message>
        <source>扫描仪正在工作</source>
        <translation>The scanner is busy</translation>
    </message>
    <message>
        <source>请等当前扫描完成后再试</source>
        <translation>Wait until this scan is done</translation>
    </message>
    <message>
        <source>打印机没有应答</source>
        <translation>The receipt printer does not answer</translation>
    </message>
    <message>
        <source>请检查打印机电源和连接线</source>
        <translation>Check its power and cable</translation>
    </message>
    <message>
        <source>凭条纸已用完</source>
        <translation>The receipt paper is used up</translation>
    </message>
    <message>
        <source>请更换纸卷后重新打印</source>
        <translation>Put in a new roll and print again</translation>
    </message>
    <message>
        <source>打印机盖板未合上</source>
        <translation>The printer&apos;s cover is open</translation>
    </message>
    <message>
        <source>请合上盖板后重新打印</source>
        <translation>Close it and print again</translation>
    </message>
    <message>
        <source>打印机切刀故障</source>
        <translation>The printer&apos;s cutter is stuck</translation>
    </message>
    <message>
        <source>请清理切刀后重新打印</source>
        <translation>Clear the cutter and print again</translation>
    </message>
    <message>
        <source>打印机故障</source>
        <translation>The printer has a fault</translation>
    </message>
    <message>
        <source>请关闭电源后重新打开；仍不行请联系管理员</source>
        <translation>Switch it off and on; call the administrator if that does not help</translation>
    </message>
    <message>
        <source>凭条没有打完整</source>
        <translation>The slip was not printed to its end</translation>
    </message>
    <message>
        <source>请收回半张凭条，换纸后重新打印</source>
        <translation>Take back the half slip, put in paper and print again</translation>
    </message>
    <message>
        <source>凭条等待太久，已不再打印</source>
        <translation>The slip waited too long and was not printed</translation>
    </message>
    <message>
        <source>需要时请重新打印</source>
        <translation>Print it again when needed</translation>
    </message>
    <message>
        <source>打印机无法打印凭条中的部分内容</source>
        <translation>This printer cannot print a part of the slip</translation>
    </message>
    <message>
        <source>请换用另一台打印机</source>
        <translation>Use another printer</translation>
    </message>
    <message>
        <source>打印服务没有应答</source>
        <translation>The print service does not answer</translation>
    </message>
    <message>
        <source>请稍候再试；反复出现请联系管理员检查打印服务</source>
        <translation>Try again in a moment; if it keeps happening ask the administrator to check the print service</translation>
    </message>
    <message>
        <source>这台打印机已不存在</source>
        <translation>This printer no longer exists</translation>
    </message>
    <message>
        <source>请改选另一台打印机后重新打印</source>
        <translation>Choose another printer and print again</translation>
    </message>
    <message>
        <source>这台打印机暂停接收打印</source>
        <translation>This printer takes no jobs at the moment</translation>
    </message>
    <message>
        <source>请改选另一台打印机，或请管理员恢复</source>
        <translation>Choose another printer, or ask the administrator to resume it</translation>
    </message>
    <message>
        <source>打印服务不接受这份文书</source>
        <translation>The print service does not take this paper</translation>
    </message>
    <message>
        <source>请改选另一台打印机；仍不行请联系管理员</source>
        <translation>Choose another printer; call the administrator if that does not help</translation>
    </message>
    <message>
        <source>打印机中止了这次打印</source>
        <translation>The printer gave this job up</translation>
    </message>
    <message>
        <source>请检查打印机后重新打印</source>
        <translation>Check the printer and print again</translation>
    </message>
    <message>
        <source>打印服务中断，无法确认是否打印完整</source>
        <translation>The print service was lost; it is not known whether everything was printed</translation>
    </message>
    <message>
        <source>请先查看出纸口，缺页再重新打印</source>
        <translation>Look at what came out first, and print again if pages are missing</translation>
    </message>
    <message>
        <source>本机没有文书打印机</source>
        <translation>This terminal has no printer for papers</translation>
    </message>
    <message>
        <source>请管理员在系统中添加打印机；也可另存为PDF后打印</source>
        <translation>Ask the administrator to add one; or save the paper as PDF and print that</translation>
    </message>
    <message>
        <source>设备已被拔出</source>
        <translation>The device was unplugged</translation>
    </message>
    <message>
        <source>请重新插好设备，会自动继续</source>
        <translation>Plug it in again; it goes on by itself</translation>
    </message>
    <message>
        <source>设备无法打开</source>
        <translation>The device cannot be opened</translation>
    </message>
    <message>
        <source>请检查设备是否被其他程序占用</source>
        <translation>Check that no other program uses it</translation>
    </message>
    <message>
        <source>设备连接位置设置不正确</source>
        <translation>The settings name a place where nothing can be plugged in</translation>
    </message>
    <message>
        <source>请联系管理员核对设备设置</source>
        <translation>Ask the administrator to check the device settings</translation>
    </message>
    <message>
        <source>没有该类设备的驱动</source>
        <translation>No driver knows a device of this kind</translation>
    </message>
    <message>
        <source>事项规则无法读取</source>
        <translation>A rule of the item cannot be read</translation>
    </message>
    <message>
        <source>请联系大厅管理员更正该事项</source>
        <translation>Ask the hall&apos;s administrator to correct the item</translation>
    </message>
    <message>
        <source>事项内容无法读取</source>
        <translation>An item of the catalogue cannot be read</translation>
    </message>
    <message>
        <source>工作日历无法读取</source>
        <translation>The calendar of working days cannot be read</translation>
    </message>
    <message>
        <source>请联系大厅管理员更正日历</source>
        <translation>Ask the hall&apos;s administrator to correct the calendar</translation>
    </message>
    <message>
        <source>事项目录无法读取</source>
        <translation>The catalogue cannot be read</translation>
    </message>
    <message>
        <source>请联系大厅管理员更正目录</source>
        <translation>Ask the hall&apos;s administrator to correct it</translation>
    </message>
    <message>
        <source>尚未登录</source>
        <translation>Nobody has signed in</translation>
    </message>
    <message>
        <source>请先登录</source>
        <translation>Sign in first</translation>
    </message>
    <message>
        <source>首次在本机登录需要连接大厅</source>
        <translation>The first sign-in on this terminal needs the hall</translation>
    </message>
    <message>
        <source>请接通网络后再登录</source>
        <translation>Connect to the network and sign in</translation>
    </message>
    <message>
        <source>办件内容不完整</source>
        <translation>The case is not complete</translation>
    </message>
    <message>
        <source>请按列出的问题逐项补充</source>
        <translation>Work through the list of what is missing</translation>
    </message>
    <message>
        <source>目录中没有该事项</source>
        <translation>The catalogue does not have this item</translation>
    </message>
    <message>
        <source>请重新查找事项，或等目录更新</source>
        <translation>Search again, or wait for the catalogue to be updated</translation>
    </message>
    <message>
        <source>本窗口没有该项办理权限</source>
        <translation>This window does not hold that power</translation>
    </message>
    <message>
        <source>请转有权限的窗口办理</source>
        <translation>Hand the case to a window that does</translation>
    </message>
    <message>
        <source>本终端尚未登记</source>
        <translation>This terminal is not enrolled</translation>
    </message>
    <message>
        <source>请向管理员领取终端码并登记</source>
        <translation>Get a terminal code from the administrator and enrol</translation>
    </message>
    <message>
        <source>证件不能用于办理</source>
        <translation>The card may not be used</translation>
    </message>
    <message>
        <source>请按提示出示有效证件</source>
        <translation>Ask for a valid document, as told</translation>
    </message>
    <message>
        <source>大厅尚未确认收件</source>
        <translation>The hall has not received the case yet</translation>
    </message>
    <message>
        <source>系统确认收件后再办理此项</source>
        <translation>Do this once the hall has confirmed it</translation>
    </message>
    <message>
        <source>大厅没有该记录</source>
        <translation>The hall has no such record</translation>
    </message>
    <message>
        <source>请核对编号后再查</source>
        <translation>Check the number and ask again</translation>
    </message>
    <message>
        <source>大厅无法识别请求</source>
        <translation>The hall could not read the request</translation>
    </message>
    <message>
        <source>请联系管理员升级程序</source>
        <translation>Ask the administrator for an update</translation>
    </message>
    <message>
        <source>内容太大，大厅没有接收</source>
        <translation>Too large for the hall</translation>
    </message>
    <message>
        <source>请减少页面或降低分辨率</source>
        <translation>Send fewer pages or a lower resolution</translation>
    </message>
    <message>
        <source>请求太频繁</source>
        <translation>Asked too often</translation>
    </message>
    <message>
        <source>大厅系统出错，资料未受影响</source>
        <translation>The hall had a fault; nothing was lost</translation>
    </message>
    <message>
        <source>程序会自动重试；持续出现请联系管理员</source>
        <translation>It is tried again by itself; call the administrator if it lasts</translation>
    </message>
    <message>
        <source>大厅不认识本终端</source>
        <translation>The hall does not know this terminal</translation>
    </message>
    <message>
        <source>本终端已被停用</source>
        <translation>This terminal was shut out</translation>
    </message>
    <message>
        <source>请联系管理员</source>
        <translation>Call the administrator</translation>
    </message>
    <message>
        <source>终端码无效或已用过</source>
        <translation>The terminal code is not valid or was used</translation>
    </message>
    <message>
        <source>请向管理员领取新的终端码</source>
        <translation>Ask the administrator for a new one</translation>
    </message>
    <message>
        <source>工号或PIN不正确</source>
        <translation>Staff number or PIN is wrong</translation>
    </message>
    <message>
        <source>请核对后重新输入</source>
        <translation>Check and enter again</translation>
    </message>
    <message>
        <source>首次登录须修改PIN</source>
        <translation>The PIN has to be changed at first use</translation>
    </message>
    <message>
        <source>请设置新的PIN</source>
        <translation>Choose a new PIN</translation>
    </message>
    <message>
        <source>新PIN太简单</source>
        <translation>The new PIN is too easy</translation>
    </message>
    <message>
        <source>请换一个至少6位、不连号、不重复的PIN</source>
        <translation>Choose at least 6 characters, no runs, no repeats</translation>
    </message>
    <message>
        <source>登录已过期</source>
        <translation>The session has ended</translation>
    </message>
    <message>
        <source>请重新登录，办件已保存</source>
        <translation>Sign in again; your case is saved</translation>
    </message>
    <message>
        <source>本窗口没有该事项的办理权限</source>
        <translation>This window does not hold that power for the item</translation>
    </message>
    <message>
        <source>这把钥匙不是您的，或不是存在本大厅的</source>
        <translation>This key is not yours, or was not left with this hall</translation>
    </message>
    <message>
        <source>请想起修改前的PIN再登录；或请管理员核对本终端登记在哪个大厅</source>
        <translation>Recall the PIN from before and sign in; or ask the administrator which hall this terminal is enrolled with</translation>
    </message>
    <message>
        <source>大厅没有该事项</source>
        <translation>The hall does not have this item</translation>
    </message>
    <message>
        <source>请等目录更新后重新选择事项</source>
        <translation>Wait for the catalogue to be updated and choose again</translation>
    </message>
    <message>
        <source>该事项当前不可办理</source>
        <translation>The item is not in force</translation>
    </message>
    <message>
        <source>请按目录中的现行事项办理</source>
        <translation>Use the item that is in force now</translation>
    </message>
    <message>
        <source>大厅检查发现内容不完整</source>
        <translation>The hall found the case incomplete</translation>
    </message>
    <message>
        <source>请按列出的问题逐项补充后再提交</source>
        <translation>Work through the list and submit again</translation>
    </message>
    <message>
        <source>部分材料尚未上传</source>
        <translation>Some pages have not arrived</translation>
    </message>
    <message>
        <source>程序会自动补传，请稍候</source>
        <translation>They are sent again by themselves; wait a moment</translation>
    </message>
    <message>
        <source>大厅已有同号但内容不同的办件</source>
        <translation>The hall holds another case under this number</translation>
    </message>
    <message>
        <source>请联系管理员核对，不要重复提交</source>
        <translation>Call the administrator; do not submit again</translation>
    </message>
    <message>
        <source>办件当前状态不能这样办理</source>
        <translation>This does not follow the case&apos;s state</translation>
    </message>
    <message>
        <source>请刷新后按当前状态办理</source>
        <translation>Look at the case again and act on its state</translation>
    </message>
    <message>
        <source>上传已失效</source>
        <translation>The upload expired</translation>
    </message>
    <message>
        <source>程序会自动重新上传</source>
        <translation>It starts again by itself</translation>
    </message>
    <message>
        <source>上传位置不一致</source>
        <translation>The upload stood elsewhere</translation>
    </message>
    <message>
        <source>程序会自动接着上传</source>
        <translation>It goes on by itself</translation>
    </message>
    <message>
        <source>上传数据校验出错</source>
        <translation>A piece arrived damaged</translation>
    </message>
    <message>
        <source>程序会自动重传</source>
        <translation>It is sent again by itself</translation>
    </message>
    <message>
        <source>上传的材料与编号不符</source>
        <translation>A page is not the one it was named</translation>
    </message>
    <message>
        <source>请重新扫描该页后再提交</source>
        <translation>Scan that page again and submit</translation>
    </message>
    <message>
        <source>网络不通</source>
        <translation>There is no network</translation>
    </message>
    <message>
        <source>可以继续办理，恢复后自动上传</source>
        <translation>Go on working; it is sent when the line is back</translation>
    </message>
    <message>
        <source>大厅没有应答</source>
        <translation>The hall did not answer</translation>
    </message>
    <message>
        <source>与大厅的连接中断</source>
        <translation>The connection to the hall broke</translation>
    </message>
    <message>
        <source>无法建立安全连接</source>
        <translation>No secure connection came about</translation>
    </message>
    <message>
        <source>请联系管理员检查网络和证书</source>
        <translation>Ask the administrator to check network and certificates</translation>
    </message>
    <message>
        <source>对方不是本大厅</source>
        <translation>The other side is not our hall</translation>
    </message>
    <message>
        <source>大厅地址与证书名称不符</source>
        <translation>The hall&apos;s address does not match its certificate</translation>
    </message>
    <message>
        <source>请核对大厅地址</source>
        <translation>Check the hall&apos;s address</translation>
    </message>
    <message>
        <source>大厅证书不在有效期内</source>
        <translation>The hall&apos;s certificate is not valid today</translation>
    </message>
    <message>
        <source>请核对本机日期；日期无误请联系管理员</source>
        <translation>Check this computer&apos;s date; if it is right, call the administrator</translation>
    </message>
    <message>
        <source>连到的不是政务大厅系统</source>
        <translation>What answered is not the hall</translation>
    </message>
    <message>
        <source>请检查是否需要网络认证，并核对大厅地址</source>
        <translation>See whether the network wants a sign-in, and check the address</translation>
    </message>
    <message>
        <source>大厅正忙</source>
        <translation>The hall is busy</translation>
    </message>
    <message>
        <source>可以继续办理，会自动重试</source>
        <translation>Go on working; it is tried again by itself</translation>
    </message>
    <message>
        <source>大厅系统暂时不可用</source>
        <translation>The hall is not available for now</translation>
    </message>
    <message>
        <source>大厅拒绝了请求</source>
        <translation>The hall refused the request</translation>
    </message>
    <message>
        <source>本机时间与大厅相差较大</source>
        <translation>This computer&apos;s clock is far from the hall&apos;s</translation>
    </message>
    <message>
        <source>请校准本机时间</source>
        <translation>Set this computer&apos;s clock</translation>
    </message>
    <message>
        <source>本终端证书已过期</source>
        <translation>This terminal&apos;s certificate has run out</translation>
    </message>
    <message>
        <source>大厅指纹与终端码不符</source>
        <translation>The hall is not the one that the terminal code names</translation>
    </message>
    <message>
        <source>请核对大厅地址和终端码，不要继续</source>
        <translation>Check the address and the code; do not go on</translation>
    </message>
    <message>
        <source>大厅发来的证书不匹配</source>
        <translation>The certificates sent by the hall do not fit</translation>
    </message>
    <message>
        <source>请重新登记；仍不行请联系管理员</source>
        <translation>Enrol again; call the administrator if that does not help</translation>
    </message>
    <message>
        <source>大厅的答复无法识别</source>
        <translation>The hall&apos;s answer cannot be read</translation>
    </message>
    <message>
        <source>终端码输入有误</source>
        <translation>The terminal code was mistyped</translation>
    </message>
    <message>
        <source>请对照原码重新输入</source>
        <translation>Compare it with the original and enter it again</translation>
    </message>
    <message>
        <source>图片已损坏</source>
        <translation>The picture is damaged</translation>
    </message>
    <message>
        <source>请重新扫描该页</source>
        <translation>Scan the page again</translation>
    </message>
    <message>
        <source>图片尺寸太大</source>
        <translation>The picture is too large</translation>
    </message>
    <message>
        <source>请降低分辨率后重新扫描</source>
        <translation>Scan again at a lower resolution</translation>
    </message>
    <message>
        <source>图片无法保存</source>
        <translation>The picture cannot be saved</translation>
    </message>
    <message>
        <source>二维码内容太长</source>
        <translation>Too much for a QR code</translation>
    </message>
    <message>
        <source>不是本系统的凭证码</source>
        <translation>This is not one of our codes</translation>
    </message>
    <message>
        <source>请扫描凭证上的二维码</source>
        <translation>Scan the code on the slip</translation>
    </message>
    <message>
        <source>凭证码已损坏</source>
        <translation>The code on the slip is damaged</translation>
    </message>
    <message>
        <source>请换一张清晰的凭证，或输入办件编号</source>
        <translation>Use a clearer slip, or type the case number</translation>
    </message>
    <message>
        <source>凭证码内容太长</source>
        <translation>The slip&apos;s code is too long</translation>
    </message>
    <message>
        <source>本机资料库未解锁</source>
        <translation>The vault is locked</translation>
    </message>
    <message>
        <source>PIN不正确</source>
        <translation>The PIN is wrong</translation>
    </message>
    <message>
        <source>PIN多次输错，暂停登录</source>
        <translation>Too many wrong PINs</translation>
    </message>
    <message>
        <source>请等倒计时结束后再试</source>
        <translation>Wait until the time is over and try again</translation>
    </message>
    <message>
        <source>本机没有该资料</source>
        <translation>It is not on this terminal</translation>
    </message>
    <message>
        <source>请核对后重试</source>
        <translation>Check and try again</translation>
    </message>
    <message>
        <source>大厅尚未确认，不能删除</source>
        <translation>The hall has not confirmed it, so it is not deleted</translation>
    </message>
    <message>
        <source>请等上传完成后再删除</source>
        <translation>Delete it when it has been sent</translation>
    </message>
    <message>
        <source>磁盘空间不足</source>
        <translation>The disk is full</translation>
    </message>
    <message>
        <source>请联系管理员清理磁盘；已办内容已保存</source>
        <translation>Ask the administrator to free space; what was done is saved</translation>
    </message>
    <message>
        <source>本机资料已损坏</source>
        <translation>Data on this terminal are damaged</translation>
    </message>
    <message>
        <source>另一个窗口程序正在使用本机资料库</source>
        <translation>Another client has this vault open</translation>
    </message>
    <message>
        <source>请关闭另一个程序后重试</source>
        <translation>Close the other one and try again</translation>
    </message>
    <message>
        <source>离线登录已超过允许天数</source>
        <translation>This terminal was offline for too long</translation>
    </message>
    <message>
        <source>请接通网络后登录一次</source>
        <translation>Connect to the network and sign in once</translation>
    </message>
    <message>
        <source>出现未知情况</source>
        <translation>Something unknown happened</translation>
    </message>
    <message>
        <source>请把代码告知管理员</source>
        <translation>Tell the administrator this code</translation>
    </message>
    <message>
        <source>%1。%2（%3）</source>
        <extracomment>%1 what happened, %2 what to do, %3 the code</extracomment>
        <translation>%1. %2 (%3)</translation>
    </message>
    <message>
        <source>PIN已在别处修改</source>
        <translation>The PIN was changed elsewhere</translation>
    </message>
    <message>
        <source>请再输入修改前的PIN</source>
        <translation>Enter the PIN from before the change as well</translation>
    </message>
    <message>
        <source>PIN已在别处修改，本机的旧PIN不再有效</source>
        <translation>The PIN was changed elsewhere and this one no longer works</translation>
    </message>
    <message>
        <source>请用新的PIN登录</source>
        <translation>Sign in with the newer PIN</translation>
    </message>
    <message>
        <source>办件已提交，不能再改</source>
        <translation>The case was submitted and is not changed any more</translation>
    </message>
    <message>
        <source>需要改动请办理补正</source>
        <translation>Ask for corrections if something has to change</translation>
    </message>
    <message>
        <source>保存的草稿无法读取</source>
        <translation>A saved draft cannot be read</translation>
    </message>
    <message>
        <source>草稿仍保留在本机，请联系管理员升级程序</source>
        <translation>It is kept here; ask the administrator for an update</translation>
    </message>
    <message>
        <source>本大厅暂未开放该功能</source>
        <translation>This hall does not offer that yet</translation>
    </message>
    <message>
        <source>请按现有方式办理</source>
        <translation>Use the ways that are offered</translation>
    </message>
    <message>
        <source>缺少理由或法律依据</source>
        <translation>Reasons or legal basis are missing</translation>
    </message>
    <message>
        <source>请写明理由和依据后再办理</source>
        <translation>State the reasons and the law, then try again</translation>
    </message>
    <message>
        <source>上传协议版本不一致</source>
        <translation>The upload protocol has another version</translation>
    </message>
    <message>
        <source>大厅程序无法监听端口</source>
        <translation>The hall cannot listen at its address</translation>
    </message>
    <message>
        <source>请管理员检查地址和端口是否被占用</source>
        <translation>The administrator checks whether address and port are taken</translation>
    </message>
    <message>
        <source>大厅的证书或密钥无法读取</source>
        <translation>The hall&apos;s certificate or key cannot be read</translation>
    </message>
    <message>
        <source>请管理员检查大厅的密钥文件夹</source>
        <translation>The administrator checks the hall&apos;s folder of keys</translation>
    </message>
    <message>
        <source>大厅的密钥文件夹无法读写</source>
        <translation>The hall&apos;s folder of keys cannot be read or written</translation>
    </message>
    <message>
        <source>请管理员检查文件夹权限</source>
        <translation>The administrator checks the folder&apos;s permissions</translation>
    </message>
    <message>
        <source>管理命令不正确</source>
        <translation>The administrative command is not right</translation>
    </message>
    <message>
        <source>请管理员查看命令帮助</source>
        <translation>The administrator looks at the command&apos;s help</translation>
    </message>
    <message>
        <source>没有该节点、人员或终端</source>
        <translation>There is no such node, staff or terminal</translation>
    </message>
    <message>
        <source>请管理员核对名称或编号</source>
        <translation>The administrator checks name or number</translation>
    </message>
    <message>
        <source>大厅已经建立</source>
        <translation>The hall exists already</translation>
    </message>
    <message>
        <source>请管理员直接启动大厅</source>
        <translation>The administrator simply starts it</translation>
    </message>
    <message>
        <source>大厅回执验签未通过</source>
        <translation>The hall&apos;s receipt does not verify</translation>
    </message>
    <message>
        <source>请勿采用，内容仍保存在本机；请联系管理员</source>
        <translation>Do not rely on it; the case is kept here. Call the administrator</translation>
    </message>
    <message>
        <source>回执与本件不符</source>
        <translation>The receipt is for another case</translation>
    </message>
    <message>
        <source>内容仍保存在本机；请联系管理员</source>
        <translation>The case is kept here; call the administrator</translation>
    </message>
    <message>
        <source>文书验签未通过</source>
        <translation>A paper does not verify</translation>
    </message>
    <message>
        <source>请勿交付该文书，联系管理员</source>
        <translation>Do not hand it over; call the administrator</translation>
    </message>
    <message>
        <source>大厅的办件记录无法识别</source>
        <translation>The hall&apos;s record of the case cannot be read</translation>
    </message>
    <message>
        <source>文书缺少必要内容</source>
        <translation>Something required is missing from the paper</translation>
    </message>
    <message>
        <source>请联系管理员核对事项设置</source>
        <translation>Ask the administrator to check the item&apos;s settings</translation>
    </message>
    <message>
        <source>内容太长，一页放不下</source>
        <translation>An entry is longer than a page</translation>
    </message>
    <message>
        <source>请把内容分成几条</source>
        <translation>Split it into several</translation>
    </message>
    <message>
        <source>文书无法生成</source>
        <translation>The paper cannot be drawn</translation>
    </message>
    <message>
        <source>文书模板无法读取</source>
        <translation>A template cannot be read</translation>
    </message>
    <message>
        <source>文书排版请求无法识别</source>
        <translation>The request to lay out a paper cannot be read</translation>
    </message>
    <message>
        <source>不认识这种文件</source>
        <translation>This kind of file is not taken</translation>
    </message>
    <message>
        <source>请提供 PDF、JPEG、PNG 或 TIFF 文件</source>
        <translation>Use a PDF, JPEG, PNG or TIFF file</translation>
    </message>
    <message>
        <source>文件已损坏</source>
        <translation>The file is damaged</translation>
    </message>
    <message>
        <source>请重新导出或重新拍照；也可扫描纸质材料</source>
        <translation>Export or photograph it again, or scan the paper</translation>
    </message>
    <message>
        <source>文件太大</source>
        <translation>The file is too large</translation>
    </message>
    <message>
        <source>请压缩或分成几个文件后再导入</source>
        <translation>Make it smaller or split it, then bring it in again</translation>
    </message>
    <message>
        <source>文件页数太多</source>
        <translation>The file has too many pages</translation>
    </message>
    <message>
        <source>请只导出需要的页，或只导入前面的页</source>
        <translation>Export only the pages needed, or bring in the first ones</translation>
    </message>
    <message>
        <source>文件有密码保护</source>
        <translation>The file is protected by a password</translation>
    </message>
    <message>
        <source>请申请人取消密码后重新提供</source>
        <translation>Ask the applicant for a copy without a password</translation>
    </message>
    <message>
        <source>这一页的尺寸太大</source>
        <translation>A page is too large</translation>
    </message>
    <message>
        <source>请降低分辨率后重新导出</source>
        <translation>Export it again at a lower resolution</translation>
    </message>
    <message>
        <source>这一页处理超时，已跳过</source>
        <translation>A page took too long and was left out</translation>
    </message>
    <message>
        <source>其他页不受影响；请重新导出这一页或扫描纸质材料</source>
        <translation>The other pages are unharmed; export this one again, or scan the paper</translation>
    </message>
    <message>
        <source>这一页无法处理，已跳过</source>
        <translation>A page could not be processed and was left out</translation>
    </message>
    <message>
        <source>文件无法读取</source>
        <translation>The file cannot be read</translation>
    </message>
    <message>
        <source>请检查U盘或手机是否已连接，再选择文件</source>
        <translation>Check that the stick or telephone is connected and choose the file again</translation>
    </message>
    <message>
        <source>文件处理程序未安装</source>
        <translation>The program that opens files is not installed</translation>
    </message>
    <message>
        <source>请扫描纸质材料；联系管理员检查安装</source>
        <translation>Scan the paper; ask the administrator to check the installation</translation>
    </message>
    <message>
        <source>不支持手机的 HEIC 照片</source>
        <translation>HEIC photographs are not taken</translation>
    </message>
    <message>
        <source>请在手机相机设置中选择“兼容性最佳”后重新拍照，或扫描纸质材料</source>
        <translation>Set the telephone&apos;s camera to “most compatible” and photograph again, or scan the paper</translation>
    </message>
    <message>
        <source>资料库无法打开</source>
        <translation>The store cannot be opened</translation>
    </message>
    <message>
        <source>请联系管理员检查文件夹权限</source>
        <translation>Ask the administrator to check the folder&apos;s permissions</translation>
    </message>
    <message>
        <source>资料库由更新的程序建立</source>
        <translation>The store was written by a newer program</translation>
    </message>
    <message>
        <source>资料库已损坏</source>
        <translation>The store is damaged</translation>
    </message>
    <message>
        <source>磁盘已满</source>
        <translation>There is no room on the disk</translation>
    </message>
    <message>
        <source>请联系管理员清理磁盘</source>
        <translation>Ask the administrator to free space</translation>
    </message>
    <message>
        <source>资料库正被占用</source>
        <translation>The store is held by another process</translation>
    </message>
    <message>
        <source>资料库内容冲突</source>
        <translation>The store refuses a contradicting entry</translation>
    </message>
    <message>
        <source>磁盘读写出错</source>
        <translation>The disk refused a read or a write</translation>
    </message>
    <message>
        <source>资料库属于另一台终端</source>
        <translation>The vault belongs to another terminal</translation>
    </message>
    <message>
        <source>请联系管理员；不要删除该文件夹</source>
        <translation>Call the administrator; do not delete the folder</translation>
    </message>
    <message>
        <source>系统密钥库不可用</source>
        <translation>The system&apos;s keychain is not available</translation>
    </message>
    <message>
        <source>请解锁系统密钥库，或联系管理员</source>
        <translation>Unlock the keychain, or call the administrator</translation>
    </message>
    <message>
        <source>密钥文件他人可读，已停止使用</source>
        <translation>Others may read the key&apos;s file; it is not used</translation>
    </message>
    <message>
        <source>请联系管理员收回文件权限并更换密钥</source>
        <translation>Ask the administrator to close the file and change the key</translation>
    </message>
    <message>
        <source>大厅数据库出错</source>
        <translation>The hall&apos;s database failed</translation>
    </message>
    <message>
        <source>请管理员查看大厅日志</source>
        <translation>The administrator looks at the hall&apos;s log</translation>
    </message>
    <message>
        <source>大厅文件无法读写</source>
        <translation>A file of the hall cannot be written or read</translation>
    </message>
    <message>
        <source>请管理员检查磁盘</source>
        <translation>The administrator checks the disk</translation>
    </message>
    <message>
        <source>上传内容不衔接</source>
        <translation>An upload does not begin where it stood</translation>
    </message>
    <message>
        <source>文件夹里没有大厅，或由更新的程序建立</source>
        <translation>The folder holds no hall, or one of a newer program</translation>
    </message>
    <message>
        <source>请管理员核对文件夹或升级程序</source>
        <translation>The administrator checks the folder or updates the program</translation>
    </message>
    <message>
        <source>落笔之后内容有改动，签字未采用</source>
        <translation>Something changed after the first stroke; the signature was not taken</translation>
    </message>
    <message>
        <source>请申请人核对改动后的内容，重新签字</source>
        <translation>Let the applicant check what changed and sign again</translation>
    </message>
    <message>
        <source>大厅检查发现签字的内容与提交的不一致</source>
        <translation>The hall found that what was signed is not what was handed in</translation>
    </message>
    <message>
        <source>请申请人核对后重新签字，再提交</source>
        <translation>Let the applicant check and sign again, then submit</translation>
    </message>
    <message>
        <source>设备没有接受连接</source>
        <translation>The device takes no connection</translation>
    </message>
    <message>
        <source>请检查设备是否已开机、连接线是否插好，会自动重连</source>
        <translation>Check that it is switched on and plugged in; it reconnects by itself</translation>
    </message>
    <message>
        <source>网络上找不到设备</source>
        <translation>The device cannot be found on the network</translation>
    </message>
    <message>
        <source>请检查设备的网线和电源；仍不行请联系管理员核对地址</source>
        <translation>Check its network cable and power; if that does not help, ask the administrator to check the address</translation>
    </message>
    <message>
        <source>连接设备没有应答</source>
        <translation>The device did not answer the connection</translation>
    </message>
    <message>
        <source>请检查设备的电源和网线，会自动重连</source>
        <translation>Check its power and network cable; it reconnects by itself</translation>
    </message>
    <message>
        <source>大厅没有您在本机的钥匙，无法代为打开</source>
        <translation>The hall has no key of yours for this terminal and cannot open it</translation>
    </message>
    <message>
        <source>请想起修改前的PIN再登录；或到另一台终端办理，本机的件仍封存着，不会丢失</source>
        <translation>Recall the PIN from before and sign in; or work at another terminal: what is here stays sealed and is not lost</translation>
    </message>
    <message>
        <source>核对人不能是本人</source>
        <translation>The second person is the one who is signed in</translation>
    </message>
    <message>
        <source>请另一位工作人员用自己的工号和PIN核对</source>
        <translation>Let a colleague check with their own staff number and PIN</translation>
    </message>
    <message>
        <source>人工核验缺少核对人或原因</source>
        <translation>Somebody was typed without a second person or a reason</translation>
    </message>
    <message>
        <source>请另一位工作人员核对并选择原因</source>
        <translation>Let a colleague check, and choose the reason</translation>
    </message>
    <message>
        <source>一件最多20位申请人</source>
        <translation>A case has at most 20 applicants</translation>
    </message>
    <message>
        <source>其余申请人请另办一件</source>
        <translation>Begin another case for the others</translation>
    </message>
    <message>
        <source>大厅检查发现人工核验缺少核对人或原因</source>
        <translation>The hall found somebody judged by eye without a second person or a reason</translation>
    </message>
    <message>
        <source>请另一位工作人员核对并选择原因后再提交</source>
        <translation>Let a colleague check, then submit again</translation>
    </message>
    <message>
        <source>大厅检查发现代理或监护不完整</source>
        <translation>The hall found that somebody is not represented as they have to be</translation>
    </message>
    <message>
        <source>请补齐代理人和授权委托书，或监护人，再提交</source>
        <translation>Add the agent and the mandate, or the guardian, and submit again</translation>
    </message>
    <message>
        <source>该事项须申请人本人到场</source>
        <translation>For this item the applicant has to come in person</translation>
    </message>
    <message>
        <source>请移除代理人，由申请人本人到场办理</source>
        <translation>Remove the agent and let the applicant come</translation>
    </message>
    <message>
        <source>已受理或已办结的件不能撤回</source>
        <translation>What was accepted or closed cannot be withdrawn</translation>
    </message>
    <message>
        <source>请按本件当前状态办理；草稿可直接修改或删除</source>
        <translation>Go on as the case stands; a draft is changed or deleted</translation>
    </message>
    <message>
        <source>本机设置文件内容不正确</source>
        <translation>The settings file of this computer is not right</translation>
    </message>
    <message>
        <source>请管理员更正或用备份恢复该文件；程序没有改动它</source>
        <translation>Ask the administrator to correct it or restore a copy; the program has not changed it</translation>
    </message>
    <message>
        <source>设置没有保存</source>
        <translation>The settings were not saved</translation>
    </message>
    <message>
        <source>请管理员检查文件夹权限和磁盘空间，再保存一次</source>
        <translation>Ask the administrator to check the folder&apos;s rights and the disk, then save again</translation>
    </message>
    <message>
        <source>程序组件缺失或无法启动</source>
        <translation>A part of the program is missing or does not start</translation>
    </message>
    <message>
        <source>请管理员重新安装本程序及其依赖的软件包</source>
        <translation>Ask the administrator to install the program and what it depends on again</translation>
    </message>
    <message>
        <source>本机没有中文字体</source>
        <translation>This computer has no Chinese font</translation>
    </message>
    <message>
        <source>请管理员安装 fonts-noto-cjk</source>
        <translation>Ask the administrator to install fonts-noto-cjk</translation>
    </message>
    <message>
        <source>还有办件没有交给原来的大厅，不能改到另一个大厅</source>
        <translation>Cases are still owed to the present hall, so this terminal cannot go over to another</translation>
    </message>
    <message>
        <source>请等全部上传完成（所有人员登录一次）后再重新登记</source>
        <translation>Wait until all of them are sent (everybody signs in once), then enrol again</translation>
    </message>
    <message>
        <source>只有该机构的管理员可以这样做</source>
        <translation>Only an administrator of that office may do this</translation>
    </message>
    <message>
        <source>请本机构或上级机构的管理员登录办理</source>
        <translation>Let an administrator of this office or one above it sign in</translation>
    </message>
    <message>
        <source>代理服务器连不上或不放行</source>
        <translation>The proxy cannot be reached or does not let us through</translation>
    </message>
    <message>
        <source>请管理员核对代理地址和端口，或改为不用代理</source>
        <translation>Ask the administrator to check its address and port, or use none</translation>
    </message>
    <message>
        <source>申请人屏已断开</source>
        <translation>The applicant&apos;s screen is gone</translation>
    </message>
    <message>
        <source>请检查屏幕的电源和连接线，接好后自动恢复；办件可继续，请当面核对、在本屏签字</source>
        <translation>Check its power and cable, it comes back by itself; go on meanwhile, check aloud and sign on this screen</translation>
    </message>
    <message>
        <source>大厅检查发现按捺指纹或代书缺少见证人</source>
        <translation>The hall found a fingerprint or a writing for another without a fit witness</translation>
    </message>
    <message>
        <source>请见证人到场确认后重新签署，再提交</source>
        <translation>Let the witness confirm, sign again, then submit</translation>
    </message>
    <message>
        <source>大厅检查发现代书人或代书原因不完整</source>
        <translation>The hall found that who wrote for another, or why, is not told</translation>
    </message>
    <message>
        <source>请补齐代书人信息和原因后重新签署，再提交</source>
        <translation>Add who wrote and why, sign again, then submit</translation>
    </message>
    <message>
        <source>大厅检查发现盖章信息不完整</source>
        <translation>The hall found that a seal lacks its details</translation>
    </message>
    <message>
        <source>请补齐用印人、交印人和授权委托书后重新盖章，再提交</source>
        <translation>Add who sealed, who handed over the seal and the mandate, seal again, then submit</translation>
    </message>
    <message>
        <source>大厅检查发现复印件没有与原件核对</source>
        <translation>The hall found a copy that was not compared with its original</translation>
    </message>
    <message>
        <source>请当面核对原件，在“材料”中勾选“已与原件核对一致”，再提交</source>
        <translation>Compare it with the original, tick that it was compared, then submit</translation>
    </message>
    <message>
        <source>大厅检查发现数据异议填写不完整</source>
        <translation>The hall found a disputed value without what the applicant says or why</translation>
    </message>
    <message>
        <source>请补齐申请人所称的内容和原因，或撤销异议，重新签字后再提交</source>
        <translation>Add what the applicant says and why, or withdraw the dispute, sign again, then submit</translation>
    </message>
    <message>
        <source>该事项限定情形可代办，大厅检查发现尚未核对</source>
        <translation>For this item an agent is limited to some cases, and nobody confirmed that this is one</translation>
    </message>
    <message>
        <source>请在“申请人”中核对代理人属于限定情形并勾选，重新签字后再提交</source>
        <translation>Check the agent&apos;s case on the applicant step, tick it, sign again, then submit</translation>
    </message>
    <message>
        <source>没有使用该设备的权限</source>
        <translation>This program may not use the device</translation>
    </message>
    <message>
        <source>请管理员安装设备权限规则（/lib/udev/rules.d/70-yichuang-*.rules），再重新插上设备</source>
        <translation>Ask the administrator to install the device rules (/lib/udev/rules.d/70-yichuang-*.rules), then plug it in again</translation>
    </message>
    <message>
        <source>插在这里的不是所设的设备</source>
        <translation>What is plugged in there is not the device that was set</translation>
    </message>
    <message>
        <source>请核对插的是哪台设备；仍不行请联系管理员核对设备设置</source>
        <translation>Check which device is plugged in; if that does not help, ask the administrator to check the device settings</translation>
    </message>
    <message>
        <source>码没有读完整</source>
        <translation>The code was not read whole</translation>
    </message>
    <message>
        <source>请把码摆正、抚平，再扫一次；反复出现请联系管理员检查扫码器的连线和速率</source>
        <translation>Hold it straight and flat and scan again; if it keeps happening ask the administrator to check the scanner&apos;s cable and speed</translation>
    </message>
    <message>
        <source>码的内容太长</source>
        <translation>The code is too long</translation>
    </message>
    <message>
        <source>请核对扫的是哪个码；反复出现请联系管理员检查扫码器的速率</source>
        <translation>Check which code was scanned; if it keeps happening ask the administrator to check the scanner&apos;s speed</translation>
    </message>
    <message>
        <source>签字板没有应答</source>
        <translation>The signature pad does not answer</translation>
    </message>
    <message>
        <source>请重新插拔签字板；可先在屏幕上签字，仍不行请联系管理员</source>
        <translation>Unplug it and plug it in again; sign on the screen meanwhile, and call the administrator if that does not help</translation>
    </message>
    <message>
        <source>签字板不接受指令</source>
        <translation>The signature pad does not take what it is told</translation>
    </message>
    <message>
        <source>签字板无法加密传送，没有采集笔迹</source>
        <translation>The signature pad could not agree on encryption; no ink was taken</translation>
    </message>
    <message>
        <source>请再签一次或在屏幕上签字；反复出现请管理员检查签字板</source>
        <translation>Sign again, or on the screen; if it keeps happening ask the administrator to check the pad</translation>
    </message>
    <message>
        <source>不支持这种型号的签字板</source>
        <translation>This model of signature pad is not supported</translation>
    </message>
    <message>
        <source>请管理员核对设备设置，或换用所列型号；可在屏幕上签字</source>
        <translation>Ask the administrator to check the settings or to use a listed model; sign on the screen meanwhile</translation>
    </message>
    <message>
        <source>签字途中签字板断开，这次的笔迹已清除</source>
        <translation>The signature pad was lost while somebody signed; the ink of it is gone</translation>
    </message>
    <message>
        <source>请插好签字板后重新签字，或在屏幕上签字</source>
        <translation>Plug it in and sign again, or sign on the screen</translation>
    </message>
    <message>
        <source>签字板传来的笔迹无法核实，已清除</source>
        <translation>What the signature pad sent could not be verified and is gone</translation>
    </message>
    <message>
        <source>请重新签字或在屏幕上签字；反复出现请停用这块签字板并联系管理员</source>
        <translation>Sign again, or on the screen; if it keeps happening stop using this pad and call the administrator</translation>
    </message>
    <message>
        <source>找不到高拍仪</source>
        <translation>No document camera was found</translation>
    </message>
    <message>
        <source>请检查高拍仪的连接线和电源，接好后自动恢复</source>
        <translation>Check its cable and power; it comes back by itself</translation>
    </message>
    <message>
        <source>高拍仪没有反应，已自动重启拍摄服务</source>
        <translation>The document camera hung and its service was started again</translation>
    </message>
    <message>
        <source>已拍的页面已保留，请稍候再拍；反复出现请重新插拔高拍仪</source>
        <translation>Pages already taken are kept; take the next in a moment. If it keeps happening, unplug the camera and plug it in again</translation>
    </message>
    <message>
        <source>高拍仪没有送来画面</source>
        <translation>The document camera sends no picture</translation>
    </message>
    <message>
        <source>会自动重试；仍不行请重新插拔高拍仪</source>
        <translation>It is tried again by itself; if that does not help, unplug the camera and plug it in again</translation>
    </message>
    <message>
        <source>高拍仪送来的画面不完整</source>
        <translation>The document camera&apos;s picture is not whole</translation>
    </message>
    <message>
        <source>请重新拍摄；仍不行请换一个USB接口，不要经过分线器</source>
        <translation>Take it again; if that does not help, use another USB socket, without a hub</translation>
    </message>
    <message>
        <source>高拍仪正被其他程序使用</source>
        <translation>Another program uses the document camera</translation>
    </message>
    <message>
        <source>请关闭正在使用摄像头的程序，会自动重试</source>
        <translation>Close the program that uses the camera; it is tried again by itself</translation>
    </message>
    <message>
        <source>叫号屏或呼叫音箱没有应答</source>
        <translation>The number display or call speaker does not answer</translation>
    </message>
    <message>
        <source>请检查电源和连线，会自动重连；本次呼叫请口头叫号</source>
        <translation>Check its power and cable, it reconnects by itself; call this number aloud</translation>
    </message>
    <message>
        <source>叫号屏或呼叫音箱没有接受内容</source>
        <translation>The number display or call speaker did not take what it was told</translation>
    </message>
    <message>
        <source>请口头叫号；反复出现请联系管理员核对协议和地址</source>
        <translation>Call aloud; if it keeps happening ask the administrator to check protocol and address</translation>
    </message>
    <message>
        <source>呼叫内容太长或有显示不了的字</source>
        <translation>The call is too long or has characters that cannot be shown</translation>
    </message>
    <message>
        <source>请核对号码和窗口名称</source>
        <translation>Check the ticket number and the name of the window</translation>
    </message>
    <message>
        <source>呼叫等待太久，没有播出</source>
        <translation>The call waited too long and was not made</translation>
    </message>
    <message>
        <source>请重新呼叫</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>已被新的呼叫代替</source>
        <translation>A newer call took its place</translation>
    </message>
    <message>
        <source>需要时请重新呼叫</source>
        <translation>Call again if needed</translation>
    </message>
    <message>
        <source>呼叫音箱播报没有结束</source>
        <translation>The call speaker does not come to its end</translation>
    </message>
    <message>
        <source>请重新呼叫；反复出现请重启音箱</source>
        <translation>Call again; if it keeps happening restart the speaker</translation>
    </message>
    <message>
        <source>取件柜没有应答</source>
        <translation>The pick-up cabinet does not answer</translation>
    </message>
    <message>
        <source>请检查取件柜电源和连线，会自动重连</source>
        <translation>Check its power and cable; it reconnects by itself</translation>
    </message>
    <message>
        <source>取件柜没有执行指令</source>
        <translation>The pick-up cabinet did not do what it was told</translation>
    </message>
    <message>
        <source>请重试；反复出现请联系管理员核对协议和门数</source>
        <translation>Try again; if it keeps happening ask the administrator to check protocol and number of doors</translation>
    </message>
    <message>
        <source>柜门没有打开</source>
        <translation>The door did not open</translation>
    </message>
    <message>
        <source>请轻推柜门后再开一次，或换一个柜门，并报修</source>
        <translation>Push it gently and open it again, or use another door, and have it repaired</translation>
    </message>
    <message>
        <source>柜门未经指令被打开</source>
        <translation>A door was opened that nobody told to open</translation>
    </message>
    <message>
        <source>请立即查看取件柜，核对柜内物品后关好</source>
        <translation>Look at the cabinet now, check what is inside and shut it</translation>
    </message>
    <message>
        <source>没有这个柜门</source>
        <translation>There is no such door</translation>
    </message>
    <message>
        <source>请核对柜门号码</source>
        <translation>Check the number of the door</translation>
    </message>
    <message>
        <source>两张纸一起进了扫描仪</source>
        <translation>Two sheets were drawn in together</translation>
    </message>
    <message>
        <source>请取出这两张纸，把余下的纸捻开、理齐后重新放入，从这两张起继续扫描</source>
        <translation>Take both out, fan and straighten the rest, and scan on from these two</translation>
    </message>
    <message>
        <source>收到的页数比扫描仪数到的少</source>
        <translation>Fewer pages arrived than the scanner counted</translation>
    </message>
    <message>
        <source>请对照材料核对页数，少的页请重新扫描</source>
        <translation>Check the pages against the papers and scan what is missing again</translation>
    </message>
    <message>
        <source>像是同一张纸扫了两次</source>
        <translation>It looks like the same sheet scanned twice</translation>
    </message>
    <message>
        <source>请对照两页：多扫的请删除（可撤销），确是两张的请都保留</source>
        <translation>Compare the two pages: delete the one too many (it can be undone), or keep both if they are two sheets</translation>
    </message>
    <message>
        <source>扫描仪停下了，进纸器里还有纸</source>
        <translation>The scanner stopped with sheets left in its feeder</translation>
    </message>
    <message>
        <source>已扫描的页面已保留，请按 F4 继续扫描余下的纸</source>
        <translation>Pages already scanned are kept; press F4 to scan the rest</translation>
    </message>
    <message>
        <source>扫描仪没有抽到纸</source>
        <translation>The scanner cannot get hold of a sheet</translation>
    </message>
    <message>
        <source>请把纸理齐、推到进纸口底部，再按 F4 继续扫描</source>
        <translation>Straighten the sheets, push them in as far as they go and press F4 to scan on</translation>
    </message>
    <message>
        <source>智能卡服务没有运行</source>
        <translation>The smart card service is not running</translation>
    </message>
    <message>
        <source>会自动重试；仍不行请管理员安装或启动智能卡服务（pcscd），申请人可改用身份证</source>
        <translation>It is tried again by itself; else ask the administrator to install or start it (pcscd); applicants can use their identity card</translation>
    </message>
    <message>
        <source>智能卡服务没有应答</source>
        <translation>The smart card service does not answer</translation>
    </message>
    <message>
        <source>请重新插拔读写器；仍不行请管理员重启智能卡服务（pcscd）</source>
        <translation>Unplug the reader and plug it in again; else ask the administrator to restart the service (pcscd)</translation>
    </message>
    <message>
        <source>卡片没有应答</source>
        <translation>The card does not answer</translation>
    </message>
    <message>
        <source>请取出卡片，擦净芯片，芯片朝向读写器重新插入；仍不行请改用身份证</source>
        <translation>Take it out, wipe the chip and put it in with the chip towards the reader; else use the identity card</translation>
    </message>
    <message>
        <source>卡片正被别的程序使用</source>
        <translation>Another program is using the card</translation>
    </message>
    <message>
        <source>请关闭正在用这张卡的程序，之后会自动读取</source>
        <translation>Close that program; the card is then read by itself</translation>
    </message>
    <message>
        <source>这张卡不开放所需的内容</source>
        <translation>This card does not give what is asked for</translation>
    </message>
    <message>
        <source>请改用身份证；工作证卡请联系管理员重新制卡</source>
        <translation>Use the identity card; have a staff card made anew by the administrator</translation>
    </message>
    <message>
        <source>卡片的应答不正确</source>
        <translation>What the card answers cannot be right</translation>
    </message>
    <message>
        <source>请取出卡片后重新插入；仍不行请改用身份证，卡片请到发卡单位检查</source>
        <translation>Take it out and put it in again; else use the identity card, and have the card looked at by its issuer</translation>
    </message>
    <message>
        <source>读写器里没有工作证卡</source>
        <translation>There is no staff card in the reader</translation>
    </message>
    <message>
        <source>请插入自己的工作证卡，完成前不要取出</source>
        <translation>Put in your own staff card and leave it there until it is done</translation>
    </message>
    <message>
        <source>阅读器厂商程序库未受保护，没有加载</source>
        <translation>The maker&apos;s library for the reader is not protected and was not loaded</translation>
    </message>
    <message>
        <source>请管理员把该文件及所在文件夹改为 root 所有、他人不可写</source>
        <translation>Ask the administrator to have the file and its folders owned by root and writable by nobody else</translation>
    </message>
    <message>
        <source>阅读器厂商程序库无法加载</source>
        <translation>The maker&apos;s library for the reader cannot be loaded</translation>
    </message>
    <message>
        <source>请管理员核对路径，安装适合本机的版本及其依赖</source>
        <translation>Ask the administrator to check its path and install the version for this machine, with what it depends on</translation>
    </message>
    <message>
        <source>阅读器厂商程序库缺少所需功能</source>
        <translation>The maker&apos;s library for the reader lacks functions that are needed</translation>
    </message>
    <message>
        <source>请管理员核对接口类型（sdt 或 cvr），或向厂商索取新版</source>
        <translation>Ask the administrator to check its shape (sdt or cvr), or the maker for a newer one</translation>
    </message>
    <message>
        <source>阅读器厂商程序没有响应</source>
        <translation>The maker&apos;s program for the reader hung</translation>
    </message>
    <message>
        <source>程序已自动重启它，请重新放置证件；反复出现请重新插拔阅读器</source>
        <translation>It was restarted by itself: place the card again; if it keeps happening unplug the reader and plug it in</translation>
    </message>
    <message>
        <source>阅读器厂商程序异常退出</source>
        <translation>The maker&apos;s program for the reader crashed</translation>
    </message>
    <message>
        <source>程序已自动重启它，请重新放置证件；反复出现请联系厂商</source>
        <translation>It was restarted by itself: place the card again; if it keeps happening ask the maker</translation>
    </message>
    <message>
        <source>登录还需要工作证卡</source>
        <translation>Signing in also takes the staff card</translation>
    </message>
    <message>
        <source>请将自己的工作证卡放入读卡器</source>
        <translation>Put your own staff card into the reader</translation>
    </message>
    <message>
        <source>不是绑定在此工号的工作证卡</source>
        <translation>This is not the staff card bound to this number</translation>
    </message>
    <message>
        <source>请换自己的工作证卡再试；换过新卡的，请管理员重新绑定</source>
        <translation>Put in your own card; if it was replaced, the administrator binds the new one</translation>
    </message>
    <message>
        <source>此工号须用工作证卡登录，但还没有绑定卡</source>
        <translation>This number signs in with a staff card, and none is bound to it</translation>
    </message>
    <message>
        <source>请管理员绑定您的工作证卡</source>
        <translation>The administrator binds your staff card</translation>
    </message>
    <message>
        <source>工作证卡的验证已过时或已用过</source>
        <translation>The check of the staff card is over or was used before</translation>
    </message>
    <message>
        <source>请重新登录，读卡时不要取出卡</source>
        <translation>Sign in again and leave the card in while it is read</translation>
    </message>
    <message>
        <source>这张工作证卡已绑定在别的工号</source>
        <translation>This staff card is bound to another number</translation>
    </message>
    <message>
        <source>请管理员先解除原来的绑定，或换一张卡</source>
        <translation>The administrator unbinds it there first, or takes another card</translation>
    </message>
    <message>
        <source>不是大厅为此工号登记的工作证卡</source>
        <translation>This is not the staff card that the hall has for this number</translation>
    </message>
    <message>
        <source>请换自己的工作证卡再试；刚换过卡的，等大厅恢复连接后登录</source>
        <translation>Put in your own card; if it was replaced just now, sign in when the hall is back</translation>
    </message>
    <message>
        <source>系统声音服务没有运行或没有应答</source>
        <translation>The system&apos;s sound service does not run or does not answer</translation>
    </message>
    <message>
        <source>会自动重试；仍不行请重新登录系统，或请管理员安装 pipewire-pulse</source>
        <translation>It is tried again by itself; if that does not help, log in to the system again, or ask the administrator to install pipewire-pulse</translation>
    </message>
    <message>
        <source>找不到麦克风</source>
        <translation>No microphone was found</translation>
    </message>
    <message>
        <source>请检查麦克风是否插好；换了插口请在设备设置中重新选择</source>
        <translation>Check that it is plugged in; if it stands in another socket now, choose it anew in the device settings</translation>
    </message>
    <message>
        <source>麦克风没有送来声音</source>
        <translation>The microphone sends no sound</translation>
    </message>
    <message>
        <source>会自动重试；仍不行请重新插拔麦克风</source>
        <translation>It is tried again by itself; if that does not help, unplug the microphone and plug it in again</translation>
    </message>
    <message>
        <source>麦克风无法打开</source>
        <translation>The microphone cannot be opened</translation>
    </message>
    <message>
        <source>请检查是否被其他程序独占，会自动重试；反复出现请联系管理员</source>
        <translation>Check whether another program has it for itself, it is tried again by itself; if it keeps happening call the administrator</translation>
    </message>
    <message>
        <source>呼叫里有没有录音的字词，没有播出</source>
        <translation>A word of the call is not recorded: nothing was said</translation>
    </message>
    <message>
        <source>请口头叫号；请管理员补录这个字词，存入录音文件夹后即可使用</source>
        <translation>Call aloud; ask the administrator to record this word, it is used as soon as it is in the folder of recordings</translation>
    </message>
    <message>
        <source>叫号录音无法使用</source>
        <translation>The recordings for calls cannot be used</translation>
    </message>
    <message>
        <source>请口头叫号；请管理员核对录音文件夹，录音须为16位PCM的WAV文件，会自动重试</source>
        <translation>Call aloud; ask the administrator to check the folder of recordings, which are WAV files of 16-bit PCM; it is tried again by itself</translation>
    </message>
    <message>
        <source>找不到本机扬声器</source>
        <translation>No loudspeaker of this computer was found</translation>
    </message>
    <message>
        <source>请检查扬声器是否插好；换了插口请联系管理员核对设备设置</source>
        <translation>Check that it is plugged in; if it stands in another socket now, ask the administrator to check the device settings</translation>
    </message>
    <message>
        <source>本机扬声器被静音，没有播出</source>
        <translation>This computer&apos;s loudspeaker is muted: nothing was said</translation>
    </message>
    <message>
        <source>请在系统声音设置中取消静音，再重新呼叫</source>
        <translation>Unmute it in the system&apos;s sound settings and call again</translation>
    </message>
    <message>
        <source>存放要填办件编号</source>
        <translation>What is put in needs the number of its case</translation>
    </message>
    <message>
        <source>请按凭证填写办件编号，只含字母、数字和短横</source>
        <translation>Type the case number from the slip: letters, digits and hyphens only</translation>
    </message>
    <message>
        <source>这是公民身份号码，不能记在取件柜上</source>
        <translation>This is a citizen number and may not stand in the cabinet’s book</translation>
    </message>
    <message>
        <source>请改填办件编号</source>
        <translation>Type the case number instead</translation>
    </message>
    <message>
        <source>这个柜门里已经存放了另一件</source>
        <translation>Something else lies behind this door</translation>
    </message>
    <message>
        <source>请换一个空柜门，或先取出里面的材料</source>
        <translation>Choose an empty door, or take out what is inside first</translation>
    </message>
</context>
<context>
    <name>GuideText</name>
    <message>
        <source>申请人自备</source>
        <translation>brought by the applicant</translation>
    </message>
    <message>
        <source>免提交</source>
        <translation>not needed on paper</translation>
    </message>
    <message>
        <source>其他机构出具</source>
        <translation>issued by another body</translation>
    </message>
    <message>
        <source>申请材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>必要</source>
        <translation>required</translation>
    </message>
    <message>
        <source>非必要</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>可容缺</source>
        <translation>May follow</translation>
    </message>
    <message>
        <source>依据：%1</source>
        <translation>Basis: %1</translation>
    </message>
    <message>
        <source>行政许可</source>
        <translation>administrative licence</translation>
    </message>
    <message>
        <source>行政征收</source>
        <translation>administrative levy</translation>
    </message>
    <message>
        <source>行政给付</source>
        <translation>administrative payment</translation>
    </message>
    <message>
        <source>行政确认</source>
        <translation>administrative confirmation</translation>
    </message>
    <message>
        <source>行政奖励</source>
        <translation>administrative award</translation>
    </message>
    <message>
        <source>行政裁决</source>
        <translation>administrative ruling</translation>
    </message>
    <message>
        <source>其他行政权力</source>
        <translation>other administrative power</translation>
    </message>
    <message>
        <source>公共服务</source>
        <translation>public service</translation>
    </message>
    <message>
        <source>可代办</source>
        <translation>may be done by proxy</translation>
    </message>
    <message>
        <source>限定情形可代办</source>
        <translation>by proxy in certain situations</translation>
    </message>
    <message>
        <source>须本人到场</source>
        <translation>in person only</translation>
    </message>
    <message>
        <source>即时办结</source>
        <translation>at once</translation>
    </message>
    <message>
        <source>%1个工作日</source>
        <translation>%1 working day(s)</translation>
    </message>
    <message>
        <source>%1日</source>
        <translation>%1 day(s)</translation>
    </message>
    <message>
        <source>%1个月</source>
        <translation>%1 month(s)</translation>
    </message>
    <message>
        <source>%1年</source>
        <translation>%1 year(s)</translation>
    </message>
    <message>
        <source>%1小时</source>
        <translation>%1 hour(s)</translation>
    </message>
    <message>
        <source>编码 %1</source>
        <translation>code %1</translation>
    </message>
    <message>
        <source>第%1版，%2起施行</source>
        <translation>version %1, in force from %2</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>受理条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>办理流程</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>特殊环节</source>
        <translation>Special steps</translation>
    </message>
    <message>
        <source>承诺时限</source>
        <translation>Promised limit</translation>
    </message>
    <message>
        <source>法定时限</source>
        <translation>Statutory limit</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>%1（有效期：%2）</source>
        <translation>%1 (valid: %2)</translation>
    </message>
    <message>
        <source>办理地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>办理时间</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>办理人员</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>代办</source>
        <translation>By proxy</translation>
    </message>
    <message>
        <source>咨询方式</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>监督投诉</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>设定依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>审查要点</source>
        <translation>Review points</translation>
    </message>
    <message>
        <source>注意事项</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>常见问题</source>
        <translation>Questions and answers</translation>
    </message>
    <message>
        <source>包含的事项</source>
        <translation>Services in this package</translation>
    </message>
    <message>
        <source>服务对象</source>
        <translation>For</translation>
    </message>
    <message>
        <source>办理窗口</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>自然人</source>
        <translation>natural persons</translation>
    </message>
    <message>
        <source>企业法人</source>
        <translation>enterprises</translation>
    </message>
    <message>
        <source>事业法人</source>
        <translation>public institutions</translation>
    </message>
    <message>
        <source>社会组织法人</source>
        <translation>social organisations</translation>
    </message>
    <message>
        <source>行政机关</source>
        <translation>administrative bodies</translation>
    </message>
    <message>
        <source>其他组织</source>
        <translation>other organisations</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>视具体情形</source>
        <translation>as the case may be</translation>
    </message>
    <message>
        <source>%1：除“%2”外</source>
        <translation>%1: other than “%2”</translation>
    </message>
    <message>
        <source>，并且</source>
        <translation>, and </translation>
    </message>
    <message>
        <source>；或者</source>
        <translation>; or </translation>
    </message>
    <message>
        <source>仅限　%1</source>
        <translation>Only for: %1</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>KioskProgress</name>
    <message>
        <source>材料尚未送达，请稍后再查询。</source>
        <translation>Your papers have not arrived yet. Please ask again later.</translation>
    </message>
    <message>
        <source>材料已收到，正在确认是否受理。请等候告知，无需再次到场。</source>
        <translation>Your papers are here and it is being decided whether they are accepted. You will be told; you need not come again.</translation>
    </message>
    <message>
        <source>材料已转后台审查，将告知您是否受理。请等候，无需再次到场。</source>
        <translation>The back office is looking at your papers and will tell you. You need not come again.</translation>
    </message>
    <message>
        <source>正在办理，请等候办理结果，无需再次到场。</source>
        <translation>Your case is in hand. Wait for the result; you need not come again.</translation>
    </message>
    <message>
        <source>正在办理。请按承诺尽快补交欠缺的材料。</source>
        <translation>Your case is in hand. Please hand in the missing paper soon, as promised.</translation>
    </message>
    <message>
        <source>请按所列内容补齐材料，交到原收件窗口。</source>
        <translation>Please complete the papers as listed and hand them in where you were before.</translation>
    </message>
    <message>
        <source>请按所列内容补齐材料，交到%1号窗口。</source>
        <translation>Please complete the papers as listed and hand them in at window %1.</translation>
    </message>
    <message>
        <source>本次申请未予受理，原因见下。如有疑问，请到窗口咨询。</source>
        <translation>This application was not accepted, for the reasons below. Ask at a window if you have questions.</translation>
    </message>
    <message>
        <source>已经办结。如有证照或文书待领，请携带身份证到出件窗口领取。</source>
        <translation>Your case is closed. If there is something to collect, bring your identity card to the pick-up window.</translation>
    </message>
    <message>
        <source>申请已撤回。如需办理，请重新提出申请。</source>
        <translation>The application was withdrawn. Apply again if you need it.</translation>
    </message>
    <message>
        <source>承诺办结 %1</source>
        <translation>promised by %1</translation>
    </message>
</context>
<context>
    <name>KioskScreens</name>
    <message>
        <source>读卡区暂时不能使用。您仍可到人工窗口查询，或请工作人员协助。</source>
        <translation>The card reader cannot be used for now. You can still ask at a window or call the staff.</translation>
    </message>
    <message>
        <source>平放后请勿移动，约2秒即可读取。</source>
        <translation>Leave it there; reading takes about two seconds.</translation>
    </message>
    <message>
        <source>请将身份证平放在读卡区</source>
        <translation>Lay your identity card flat on the reader</translation>
    </message>
    <message>
        <source>读卡区暂时不能使用</source>
        <translation>The card reader cannot be used for now</translation>
    </message>
    <message>
        <source>读卡区示意图</source>
        <translation>Picture of the card reader</translation>
    </message>
    <message>
        <source>身份信息只用于本次查询，退出后即从本机清除。</source>
        <translation>Your data serve this query only and are erased here when you leave.</translation>
    </message>
    <message>
        <source>%1，您共有%2件办件</source>
        <translation>%1, you have %2 case(s)</translation>
    </message>
    <message>
        <source>%1&#x3000;%2收件</source>
        <extracomment>%1 case number; %2 day of receipt</extracomment>
        <translation>%1&#x3000;received %2</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>第%1页，共%2页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>需要补正的内容</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>不予受理的原因</source>
        <translation>Why it was not accepted</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>收件日期</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>收件窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>%1号窗口</source>
        <translation>Window %1</translation>
    </message>
    <message>
        <source>承诺办结</source>
        <translation>Promised by</translation>
    </message>
    <message>
        <source>打印查询单</source>
        <translation>Print a slip</translation>
    </message>
    <message>
        <source>打印机暂时不能使用，请记下办件编号。</source>
        <translation>The printer cannot be used for now; please note the case number.</translation>
    </message>
    <message>
        <source>办件情况</source>
        <translation>How the case stands</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>清除输入</source>
        <translation>Clear what was typed</translation>
    </message>
</context>
<context>
    <name>PartyWords</name>
    <message>
        <source>代理人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>监护人</source>
        <translation>Guardian</translation>
    </message>
    <message>
        <source>第%1申请人的监护人</source>
        <translation>Guardian of applicant %1</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>第%1申请人</source>
        <translation>Applicant %1</translation>
    </message>
    <message>
        <source>芯片读取</source>
        <translation>chip</translation>
    </message>
    <message>
        <source>亮码，未联网核验</source>
        <translation>code, not verified online</translation>
    </message>
    <message>
        <source>人工核验</source>
        <translation>by eye</translation>
    </message>
    <message>
        <source>%1（%2，核对人%3）</source>
        <extracomment>%1: how it was judged, %2: why no chip was read, %3: staff number of the second person</extracomment>
        <translation>%1 (%2, checked by %3)</translation>
    </message>
    <message>
        <source>证件没有芯片</source>
        <translation>the document has no chip</translation>
    </message>
    <message>
        <source>证件遗失或未带</source>
        <translation>card lost or not brought</translation>
    </message>
    <message>
        <source>芯片损坏读不出</source>
        <translation>chip damaged</translation>
    </message>
    <message>
        <source>阅读器故障</source>
        <translation>reader out of order</translation>
    </message>
    <message>
        <source>其他原因</source>
        <translation>another reason</translation>
    </message>
    <message>
        <source>父母</source>
        <translation>parent</translation>
    </message>
    <message>
        <source>配偶</source>
        <translation>spouse</translation>
    </message>
    <message>
        <source>子女</source>
        <translation>child</translation>
    </message>
    <message>
        <source>祖父母、外祖父母</source>
        <translation>grandparent</translation>
    </message>
    <message>
        <source>兄、姐</source>
        <translation>brother or sister</translation>
    </message>
    <message>
        <source>其他监护人</source>
        <translation>other guardian</translation>
    </message>
    <message>
        <source>应为18位，请对照证件核对位数</source>
        <translation>18 characters are needed; count them on the document</translation>
    </message>
    <message>
        <source>位数不对，请对照证件核对</source>
        <translation>The length is wrong; compare with the document</translation>
    </message>
    <message>
        <source>有不该出现的字符，请对照证件核对</source>
        <translation>There is a character that cannot stand here; compare with the document</translation>
    </message>
    <message>
        <source>校验位不符，有一位输错了，请对照证件逐位核对</source>
        <translation>The check digit does not fit: one character is wrong; compare each with the document</translation>
    </message>
    <message>
        <source>号码中的出生日期不对，请对照证件核对第7至14位</source>
        <translation>The date of birth in the number is wrong; compare characters 7 to 14</translation>
    </message>
    <message>
        <source>统一社会信用代码应为18位</source>
        <translation>A unified social credit code has 18 characters</translation>
    </message>
    <message>
        <source>有不该出现的字符（代码中没有字母I、O、S、V、Z）</source>
        <translation>There is a character that cannot stand here (no I, O, S, V, Z)</translation>
    </message>
    <message>
        <source>校验位不符，有一位输错了，请对照营业执照逐位核对</source>
        <translation>The check digit does not fit: one character is wrong; compare each with the business licence</translation>
    </message>
    <message>
        <source>代码不正确，请对照营业执照核对</source>
        <translation>The code is not right; compare with the business licence</translation>
    </message>
    <message>
        <source>机读码</source>
        <translation>Machine-readable lines</translation>
    </message>
    <message>
        <source>护照号码</source>
        <translation>Passport number</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>有效期</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>个人号码</source>
        <translation>Personal number</translation>
    </message>
    <message>
        <source>总校验</source>
        <translation>Whole line</translation>
    </message>
    <message>
        <source>机读码应为两行，每行44个字符</source>
        <translation>Two lines of 44 characters each are needed</translation>
    </message>
    <message>
        <source>机读码中只有大写字母、数字和“&lt;”</source>
        <translation>Only capitals, digits and “&lt;” stand in these lines</translation>
    </message>
    <message>
        <source>机读码的%1校验不符，请对照护照逐位核对</source>
        <translation>%1: the check digit does not fit; compare each character with the passport</translation>
    </message>
    <message>
        <source>请填写姓名</source>
        <translation>Enter the name</translation>
    </message>
    <message>
        <source>请填写证件号码</source>
        <translation>Enter the document number</translation>
    </message>
    <message>
        <source>号码的行政区划少见，请核对</source>
        <translation>The division in the number is unusual; please compare</translation>
    </message>
    <message>
        <source>请填写出生日期</source>
        <translation>Enter the date of birth</translation>
    </message>
    <message>
        <source>出生日期不可能，请核对</source>
        <translation>This date of birth is not possible</translation>
    </message>
    <message>
        <source>出生日期与证件号码不一致，请核对</source>
        <translation>The date of birth is not the one in the number</translation>
    </message>
    <message>
        <source>性别与证件号码不一致，请核对</source>
        <translation>The sex is not the one in the number</translation>
    </message>
    <message>
        <source>有效期的起止日期颠倒，请核对</source>
        <translation>The document ends before it begins</translation>
    </message>
    <message>
        <source>证件尚未到有效期起始日</source>
        <translation>The document is not valid yet</translation>
    </message>
    <message>
        <source>证件已过有效期，请出示有效证件</source>
        <translation>The document has expired; ask for a valid one</translation>
    </message>
    <message>
        <source>证件90天内到期，请提醒换领</source>
        <translation>The document expires within 90 days; remind them to renew it</translation>
    </message>
    <message>
        <source>已把全角字符改为半角</source>
        <translation>Full-width characters were made plain</translation>
    </message>
    <message>
        <source>已去掉这里不能用的字符</source>
        <translation>Characters that cannot stand here were left out</translation>
    </message>
    <message>
        <source>超过%1个字，只保留了前面的</source>
        <translation>Longer than %1 characters: the beginning was kept</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>%1证件已过有效期，请出示有效证件</source>
        <translation>%1: the document has expired; ask for a valid one</translation>
    </message>
    <message>
        <source>%1的证件信息有误，请重新录入</source>
        <translation>%1: the document is not right; type it again</translation>
    </message>
    <message>
        <source>%1是人工核验，须由另一位工作人员核对并写明原因</source>
        <translation>%1 was judged by eye: a colleague has to check, with a reason</translation>
    </message>
    <message>
        <source>%1的单位名称或统一社会信用代码有误，请核对</source>
        <translation>%1: the organisation&apos;s name or code is not right</translation>
    </message>
    <message>
        <source>该事项只面向个人，%1不能是单位</source>
        <translation>This item is for persons only: %1 cannot be an organisation</translation>
    </message>
    <message>
        <source>单位申请须有代理人：请读取经办人的证件</source>
        <translation>An organisation needs an agent: read the card of whoever acts for it</translation>
    </message>
    <message>
        <source>该事项须本人到场，不能由他人代办，请移除代理人</source>
        <translation>The applicant has to come in person: nobody may act for them. Remove the agent</translation>
    </message>
    <message>
        <source>该事项须本人到场（%1），不能由他人代办，请移除代理人</source>
        <translation>The applicant has to come in person (%1): nobody may act for them. Remove the agent</translation>
    </message>
    <message>
        <source>代理人须年满18周岁，且不是申请人本人</source>
        <translation>The agent has to be 18 or older, and not the applicant</translation>
    </message>
    <message>
        <source>%1：申请人是未成年人，须由监护人陪同，请读取监护人证件</source>
        <translation>%1: the applicant is under age and comes with a guardian; read the guardian&apos;s card</translation>
    </message>
    <message>
        <source>%1须年满18周岁，且不是申请人本人</source>
        <translation>%1 has to be 18 or older, and not the applicant</translation>
    </message>
    <message>
        <source>%1与前面的申请人是同一人，请移除</source>
        <translation>%1 is the same as one before; remove it</translation>
    </message>
    <message>
        <source>该事项限定情形可代办：请核对代理人的情形并勾选</source>
        <translation>For this service an agent may act in some cases only: check the agent&apos;s case and tick it</translation>
    </message>
    <message>
        <source>该事项限定情形可代办（%1）：请核对代理人的情形并勾选</source>
        <translation>For this service an agent may act in some cases only (%1): check the agent&apos;s case and tick it</translation>
    </message>
</context>
<context>
    <name>PersonalDataNotice</name>
    <message>
        <source>一、谁处理您的信息</source>
        <translation>1. Who processes your information</translation>
    </message>
    <message>
        <source>办理部门：%1。</source>
        <translation>Department in charge: %1.</translation>
    </message>
    <message>
        <source>收件窗口：%1，代办理部门收件。</source>
        <translation>Received at: %1, on behalf of that department.</translation>
    </message>
    <message>
        <source>联系方式：%1</source>
        <translation>Contact: %1</translation>
    </message>
    <message>
        <source>二、为什么处理</source>
        <translation>2. Why</translation>
    </message>
    <message>
        <source>为您办理“%1”。</source>
        <translation>To handle your application: %1.</translation>
    </message>
    <message>
        <source>为您办理所申请的事项。</source>
        <translation>To handle what you apply for.</translation>
    </message>
    <message>
        <source>这是履行法定职责所必需的（个人信息保护法第十三条第一款第三项），不以您同意为前提；现依照该法第十七条、第三十五条向您告知。</source>
        <translation>This is necessary to perform duties that the law prescribes (Personal Information Protection Law, Article 13, paragraph 1, item 3) and does not depend on your consent; you are told of it under Articles 17 and 35 of that law.</translation>
    </message>
    <message>
        <source>三、处理哪些信息</source>
        <translation>3. Which information</translation>
    </message>
    <message>
        <source>证件上的信息：姓名、证件号码、住址、照片等。</source>
        <translation>What is on your document: name, number, address, photograph and the like.</translation>
    </message>
    <message>
        <source>您这次填写的：%1。</source>
        <translation>What you fill in: %1.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>这次的材料：%1。</source>
        <translation>Your papers: %1.</translation>
    </message>
    <message>
        <source>您的签字。</source>
        <translation>Your signature.</translation>
    </message>
    <message>
        <source>其中可能有敏感个人信息，例如健康、财产状况，或者不满十四周岁未成年人的信息。它们只用于核对您是否符合办理条件；不提供，可能无法办理。</source>
        <translation>Some of it may be sensitive, such as your health, your finances, or information about a child under fourteen. It is used only to check whether the conditions are met; without it your application may not be possible.</translation>
    </message>
    <message>
        <source>四、怎样处理，保存多久</source>
        <translation>4. How, and for how long</translation>
    </message>
    <message>
        <source>在本窗口采集后加密保存，传送到大厅，由办理部门审核。大厅确认收到以后，本窗口留存的副本按规定清除。</source>
        <translation>It is taken at this window, stored encrypted, sent to the hall and examined by the department in charge. Once the hall has confirmed that it received it, the copy at this window is removed as prescribed.</translation>
    </message>
    <message>
        <source>办件档案按国家规定的档案保管期限保存，到期后依法处置。</source>
        <translation>The case file is kept for as long as the state&apos;s rules on archives prescribe, and then disposed of by law.</translation>
    </message>
    <message>
        <source>五、您的权利</source>
        <translation>5. Your rights</translation>
    </message>
    <message>
        <source>您可以查阅、复制、更正、补充您的信息，要求解释处理规则，在法律规定的情形下要求删除。请向本窗口或办理部门提出。</source>
        <translation>You may see, copy, correct and complete your information, ask how it is processed, and ask for its deletion where the law provides for it. Ask at this window or the department in charge.</translation>
    </message>
    <message>
        <source>投诉：%1</source>
        <translation>Complaints: %1</translation>
    </message>
    <message>
        <source>您也可以向履行个人信息保护职责的部门投诉、举报。</source>
        <translation>You may also complain to the authority in charge of protecting personal information.</translation>
    </message>
</context>
<context>
    <name>PrintWords</name>
    <message>
        <source>打印服务中断，正在重新连接，请稍候</source>
        <translation>The print service was lost; connecting again, please wait</translation>
    </message>
    <message>
        <source>打印机没有连上，请检查电源和网线，连上后自动继续</source>
        <translation>The printer is not connected; check power and cable, it goes on by itself</translation>
    </message>
    <message>
        <source>正在连接打印机……</source>
        <translation>Connecting to the printer…</translation>
    </message>
    <message>
        <source>打印机盖板未合上，请合上盖板，合上后自动继续</source>
        <translation>The printer&apos;s cover is open; close it, it goes on by itself</translation>
    </message>
    <message>
        <source>打印机卡纸，请打开盖板取出纸张，取出后自动继续</source>
        <translation>Paper is jammed in the printer; open the cover and take it out, it goes on by itself</translation>
    </message>
    <message>
        <source>打印机缺纸，请装纸，装好后自动继续</source>
        <translation>The printer is out of paper; load some, it goes on by itself</translation>
    </message>
    <message>
        <source>打印机纸盒未装好，请推入纸盒，推入后自动继续</source>
        <translation>The printer&apos;s tray is missing; push it in, it goes on by itself</translation>
    </message>
    <message>
        <source>出纸口已满，请取走纸张，取走后自动继续</source>
        <translation>The output tray is full; take the paper away, it goes on by itself</translation>
    </message>
    <message>
        <source>打印机墨粉用完，请更换墨粉盒，换好后自动继续</source>
        <translation>The printer is out of toner; replace the cartridge, it goes on by itself</translation>
    </message>
    <message>
        <source>打印机已暂停，请在打印机上恢复，或请管理员恢复</source>
        <translation>The printer is paused; resume it at the printer, or ask the administrator</translation>
    </message>
    <message>
        <source>打印机需要维修，请联系管理员，可改用另一台打印机</source>
        <translation>The printer needs service; call the administrator, another printer can be used</translation>
    </message>
    <message>
        <source>打印机纸张将尽，请准备装纸</source>
        <translation>The printer&apos;s paper is nearly used up; have some ready</translation>
    </message>
    <message>
        <source>打印机墨粉将尽，请准备墨粉盒</source>
        <translation>The printer&apos;s toner is nearly used up; have a cartridge ready</translation>
    </message>
    <message>
        <source>服务中断</source>
        <translation>service lost</translation>
    </message>
    <message>
        <source>未连接</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>盖板未合上</source>
        <translation>cover open</translation>
    </message>
    <message>
        <source>卡纸</source>
        <translation>paper jam</translation>
    </message>
    <message>
        <source>缺纸</source>
        <translation>out of paper</translation>
    </message>
    <message>
        <source>纸盒未装好</source>
        <translation>tray missing</translation>
    </message>
    <message>
        <source>出纸口已满</source>
        <translation>output full</translation>
    </message>
    <message>
        <source>墨粉用完</source>
        <translation>out of toner</translation>
    </message>
    <message>
        <source>已暂停</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>需要维修</source>
        <translation>needs service</translation>
    </message>
    <message>
        <source>纸张将尽</source>
        <translation>paper low</translation>
    </message>
    <message>
        <source>墨粉将尽</source>
        <translation>toner low</translation>
    </message>
    <message>
        <source>不接收打印</source>
        <translation>takes no jobs</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation>printing</translation>
    </message>
    <message>
        <source>就绪</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>纸盒%1</source>
        <translation>Tray %1</translation>
    </message>
    <message>
        <source>主纸盒</source>
        <translation>Main tray</translation>
    </message>
    <message>
        <source>备用纸盒</source>
        <translation>Alternate tray</translation>
    </message>
    <message>
        <source>手送纸盘</source>
        <translation>Bypass tray</translation>
    </message>
    <message>
        <source>上层纸盒</source>
        <translation>Top tray</translation>
    </message>
    <message>
        <source>中层纸盒</source>
        <translation>Middle tray</translation>
    </message>
    <message>
        <source>下层纸盒</source>
        <translation>Bottom tray</translation>
    </message>
    <message>
        <source>大容量纸盒</source>
        <translation>Large tray</translation>
    </message>
    <message>
        <source>%1（已出 %2 页，共 %3 页）</source>
        <translation>%1 (%2 of %3 pages are out)</translation>
    </message>
    <message>
        <source>正在送往打印机……</source>
        <translation>Sending to the printer…</translation>
    </message>
    <message>
        <source>已送到打印服务，等待打印……</source>
        <translation>With the print service, waiting to be printed…</translation>
    </message>
    <message>
        <source>正在打印第 %1 页，共 %2 页……</source>
        <translation>Printing page %1 of %2…</translation>
    </message>
    <message>
        <source>✓ 已打印 %1 份</source>
        <translation>✓ Printed, copies: %1</translation>
    </message>
    <message>
        <source>已取消打印，如有纸张已经出来，请收回</source>
        <translation>Cancelled; take back what may have come out already</translation>
    </message>
    <message>
        <source>已取消打印，没有出纸</source>
        <translation>Cancelled; nothing came out</translation>
    </message>
    <message>
        <source>✕ 没有打印：%1</source>
        <translation>✕ Not printed: %1</translation>
    </message>
    <message>
        <source>手动进纸</source>
        <translation>Fed by hand</translation>
    </message>
</context>
<context>
    <name>SigningWords</name>
    <message>
        <source>本人签字</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>按捺指纹</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>他人代书</source>
        <translation>Written for</translation>
    </message>
    <message>
        <source>单位盖章</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>右手拇指</source>
        <translation>Right thumb</translation>
    </message>
    <message>
        <source>右手食指</source>
        <translation>Right index finger</translation>
    </message>
    <message>
        <source>右手中指</source>
        <translation>Right middle finger</translation>
    </message>
    <message>
        <source>右手无名指</source>
        <translation>Right ring finger</translation>
    </message>
    <message>
        <source>右手小指</source>
        <translation>Right little finger</translation>
    </message>
    <message>
        <source>左手拇指</source>
        <translation>Left thumb</translation>
    </message>
    <message>
        <source>左手食指</source>
        <translation>Left index finger</translation>
    </message>
    <message>
        <source>左手中指</source>
        <translation>Left middle finger</translation>
    </message>
    <message>
        <source>左手无名指</source>
        <translation>Left ring finger</translation>
    </message>
    <message>
        <source>左手小指</source>
        <translation>Left little finger</translation>
    </message>
    <message>
        <source>父母</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>配偶</source>
        <translation>Spouse</translation>
    </message>
    <message>
        <source>子女</source>
        <translation>Child</translation>
    </message>
    <message>
        <source>祖父母、外祖父母</source>
        <translation>Grandparent</translation>
    </message>
    <message>
        <source>兄弟姐妹</source>
        <translation>Brother or sister</translation>
    </message>
    <message>
        <source>其他人（邻居、村社干部等）</source>
        <translation>Somebody else (neighbour, village official)</translation>
    </message>
    <message>
        <source>不会写字</source>
        <translation>Cannot write</translation>
    </message>
    <message>
        <source>手部伤病，不能写字</source>
        <translation>Hand is hurt</translation>
    </message>
    <message>
        <source>视力障碍，不能写字</source>
        <translation>Cannot see to write</translation>
    </message>
    <message>
        <source>其他原因</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>%1按捺指纹（%2）</source>
        <translation>Fingerprint of the %1 (%2)</translation>
    </message>
    <message>
        <source>%1由%2代书</source>
        <extracomment>%1: who signs 申请人, %2: who wrote for them</extracomment>
        <translation>%2 wrote for the %1</translation>
    </message>
    <message>
        <source>%1盖章，用印人%2</source>
        <translation>Seal of the %1, put by %2</translation>
    </message>
    <message>
        <source>，见证人%1</source>
        <translation>, witness %1</translation>
    </message>
</context>
<context>
    <name>yc::app::AffairsPage</name>
    <message>
        <source>本件事务</source>
        <translation>About this case</translation>
    </message>
    <message>
        <source>备注（只供内部查看，不印在文书上）</source>
        <translation>Notes (for colleagues only, never on a paper)</translation>
    </message>
    <message>
        <source>还没有备注。</source>
        <translation>No notes yet.</translation>
    </message>
    <message>
        <source>备注列表</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>新备注</source>
        <translation>New note</translation>
    </message>
    <message>
        <source>例如：申请人下午补送照片</source>
        <translation>For example: the applicant brings the photograph this afternoon</translation>
    </message>
    <message>
        <source>添加备注</source>
        <translation>Add note</translation>
    </message>
    <message>
        <source>交接给同事</source>
        <translation>Hand over to a colleague</translation>
    </message>
    <message>
        <source>接手的同事</source>
        <translation>Colleague</translation>
    </message>
    <message>
        <source>交接说明</source>
        <translation>What to know</translation>
    </message>
    <message>
        <source>交接说明（可不填）</source>
        <translation>What to know (may stay empty)</translation>
    </message>
    <message>
        <source>交接</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>撤回提交</source>
        <translation>Withdraw the submission</translation>
    </message>
    <message>
        <source>撤回原因</source>
        <translation>Reason for withdrawing</translation>
    </message>
    <message>
        <source>选错事项</source>
        <translation>Wrong service chosen</translation>
    </message>
    <message>
        <source>申请信息填写有误</source>
        <translation>Application filled in wrongly</translation>
    </message>
    <message>
        <source>材料放错或缺页</source>
        <translation>Papers mixed up or missing pages</translation>
    </message>
    <message>
        <source>重复提交</source>
        <translation>Submitted twice</translation>
    </message>
    <message>
        <source>申请人要求撤回</source>
        <translation>The applicant asks for it</translation>
    </message>
    <message>
        <source>选择或写明原因</source>
        <translation>Choose or write why</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>撤回后本件终止办理，不能恢复；需要时重新申请。</source>
        <translation>A withdrawn case ends and does not come back; it can be applied for anew.</translation>
    </message>
    <message>
        <source>确认撤回</source>
        <translation>Withdraw it</translation>
    </message>
    <message>
        <source>不撤回</source>
        <translation>Do not withdraw</translation>
    </message>
    <message>
        <source>请写明撤回原因</source>
        <translation>Say why it is withdrawn</translation>
    </message>
    <message>
        <source>写备注、交接给同事或撤回错误的提交，按 Esc 返回办理</source>
        <translation>Write a note, hand the case over or withdraw a wrong submission; Esc goes back to it</translation>
    </message>
    <message>
        <source>这件还没有内容。先读取证件或选择事项。</source>
        <translation>There is nothing in this case yet. Read a card or choose a service first.</translation>
    </message>
    <message>
        <source>（未选事项）</source>
        <translation>(no service chosen)</translation>
    </message>
    <message>
        <source>撤回已登记，待大厅确认；网络恢复后自动办理。</source>
        <translation>The withdrawal is noted and waits for the hall; it goes by itself when the line is back.</translation>
    </message>
    <message>
        <source>还没有提交，不需要撤回：草稿可直接修改或删除。</source>
        <translation>Not submitted yet, so nothing to withdraw: a draft is changed or deleted.</translation>
    </message>
    <message>
        <source>受理之前可以撤回，大厅会留下经办人、时间和原因，并出具撤回通知书。</source>
        <translation>It can be withdrawn until it is accepted. The hall keeps who, when and why, and issues a notice.</translation>
    </message>
    <message>
        <source>本件已撤回。</source>
        <translation>This case was withdrawn.</translation>
    </message>
    <message>
        <source>已受理或已办结的件不能撤回。</source>
        <translation>What was accepted or closed cannot be withdrawn.</translation>
    </message>
    <message>
        <source>有内容待上传，上传完成后才能交接。</source>
        <translation>Something is still to be uploaded; hand it over after that.</translation>
    </message>
    <message>
        <source>交接后由同事在本机登录接收，本件及备注、材料一并移交，您不再看到。</source>
        <translation>Your colleague takes it when they sign in here, with its notes and papers. You will not see it any more.</translation>
    </message>
    <message>
        <source>还没有其他同事在本机登录过，暂不能交接。</source>
        <translation>No colleague has signed in here yet, so it cannot be handed over.</translation>
    </message>
    <message>
        <source>撤回：%1</source>
        <translation>Withdrawn: %1</translation>
    </message>
    <message>
        <source>交接给 %1</source>
        <translation>Handed over to %1</translation>
    </message>
    <message>
        <source>交接给 %1：%2</source>
        <translation>Handed over to %1: %2</translation>
    </message>
    <message>
        <source>接收交接</source>
        <translation>Taken over</translation>
    </message>
    <message>
        <source>请先写备注内容</source>
        <translation>Write the note first</translation>
    </message>
</context>
<context>
    <name>yc::app::ApplicantPage</name>
    <message>
        <source>这位申请人还有未办完的件，可以接着办</source>
        <translation>This applicant has unfinished cases; you can go on with one</translation>
    </message>
    <message>
        <source>未办完的件</source>
        <translation>Unfinished cases</translation>
    </message>
    <message>
        <source>接着办这一件</source>
        <translation>Go on with this case</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>证件类型</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>民族</source>
        <translation>Ethnicity</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>签发机关</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>有效期限</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>核验方式</source>
        <translation>Verified by</translation>
    </message>
    <message>
        <source>继续：选择事项</source>
        <translation>Continue: choose the service</translation>
    </message>
    <message>
        <source>请把身份证平放在读卡区</source>
        <translation>Lay the identity card flat on the reader</translation>
    </message>
    <message>
        <source>该申请人有未办完的件：按 Enter 接着办选中的件，按 F3 办理新的事项</source>
        <translation>This applicant has unfinished cases: press Enter to go on with the chosen one, F3 for a new service</translation>
    </message>
    <message>
        <source>请核对证件与本人是否一致，按 Enter 选择事项</source>
        <translation>Compare the person with the document, then press Enter to choose the service</translation>
    </message>
    <message>
        <source>读到证件即开始办理，不需要按键。也可以先按 F3 查找事项、按 F1 查看办事指南。</source>
        <translation>Work begins as soon as the card is read; no key is needed. You can also press F3 to find a service or F1 for its guide.</translation>
    </message>
    <message>
        <source>读到证件后自动带入申请人信息，不再重复填写。</source>
        <translation>What the card says is filled in and not asked again.</translation>
    </message>
    <message>
        <source>%1至%2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>%1起长期</source>
        <translation>from %1, no end</translation>
    </message>
    <message>
        <source>还有未办完的件，可以接着办</source>
        <translation>Unfinished cases; you can go on with one</translation>
    </message>
    <message>
        <source>! 证件已于%1过期：只能办理换领、补领新证；办理其他事项请出示有效证件。</source>
        <translation>! This document expired on %1: it serves only to renew or replace it; every other service needs a valid one.</translation>
    </message>
    <message>
        <source>请录入证件内容，再由核对人输入工号和PIN</source>
        <translation>Type what the document says; then the colleague enters staff number and PIN</translation>
    </message>
    <message>
        <source>请录入单位信息，按 Enter 到下一项</source>
        <translation>Type the organisation; Enter goes to the next field</translation>
    </message>
    <message>
        <source>请把%1的证件平放在读卡区</source>
        <translation>Place the card on the reader: %1</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>至%1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>! 申请人未满18周岁：请选“监护人陪同”，读取监护人的证件。</source>
        <translation>! The applicant is under 18: choose “With guardian” and read the guardian&apos;s card.</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Unified social credit code</translation>
    </message>
    <message>
        <source>法定代表人（负责人）</source>
        <translation>Legal representative</translation>
    </message>
    <message>
        <source>没带身份证，或出示亮码、其他证件，或单位申请：</source>
        <translation>No card, a code on a telephone, another document, or an organisation:</translation>
    </message>
    <message>
        <source>监护人是申请人的</source>
        <translation>The guardian is the applicant&apos;s</translation>
    </message>
    <message>
        <source>是申请人的%1</source>
        <translation>the applicant&apos;s %1</translation>
    </message>
    <message>
        <source>没有卡 / 其他证件</source>
        <translation>No card / other document</translation>
    </message>
    <message>
        <source>单位申请</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>不读了 Esc</source>
        <translation>Leave it Esc</translation>
    </message>
    <message>
        <source>请核对代理人是否属于限定情形，属于的按空格勾选</source>
        <translation>Check whether this is a case in which an agent may act; if so, tick it with the space bar</translation>
    </message>
</context>
<context>
    <name>yc::app::BlankQuestion</name>
    <message>
        <source>保留空白页</source>
        <translation>Keep the blank page</translation>
    </message>
    <message>
        <source>不要这一页</source>
        <translation>Leave it out</translation>
    </message>
    <message>
        <source>! “%1”%2（%3），没有看到字迹。%4；确为空白的可以保留。</source>
        <extracomment>%1 the material, %2 the failure&apos;s words, %3 its code, %4 the remedy</extracomment>
        <translation>! “%1”: %2 (%3), nothing is written on it. %4; keep it if it is meant to be blank.</translation>
    </message>
</context>
<context>
    <name>yc::app::BystanderFields</name>
    <message>
        <source>%1姓名</source>
        <translation>%1: name</translation>
    </message>
    <message>
        <source>%1证件号码</source>
        <translation>%1: document number</translation>
    </message>
    <message>
        <source>%1证件</source>
        <translation>%1: document</translation>
    </message>
    <message>
        <source>此项必填</source>
        <translation>Has to be filled in</translation>
    </message>
</context>
<context>
    <name>yc::app::CaseListPage</name>
    <message>
        <source>我的待办</source>
        <translation>My cases</translation>
    </message>
    <message>
        <source>查找办件</source>
        <translation>Find a case</translation>
    </message>
    <message>
        <source>办件列表</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>删除草稿</source>
        <translation>Delete the draft</translation>
    </message>
    <message>
        <source>（未选事项）</source>
        <translation>(no service chosen)</translation>
    </message>
    <message>
        <source>（未读证件）</source>
        <translation>(no card read)</translation>
    </message>
    <message>
        <source>无编号</source>
        <translation>no number</translation>
    </message>
    <message>
        <source>临时编号 %1</source>
        <translation>provisional number %1</translation>
    </message>
    <message>
        <source>承诺办结 %1</source>
        <translation>promised by %1</translation>
    </message>
    <message>
        <source>还没有办件。把身份证放到读卡区即开始第一件。</source>
        <translation>There are no cases yet. Lay an identity card on the reader to begin the first.</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>等待中</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>已挂起</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>已删除草稿</source>
        <translation>Deleted drafts</translation>
    </message>
    <message>
        <source>交接中的件</source>
        <translation>Cases being handed over</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>姓名或拼音首字母、编号、证件号或后几位、电话、事项、状态</source>
        <translation>Name or its initials, number, ID number or its end, telephone, service, state</translation>
    </message>
    <message>
        <source>排列</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>最近变动在前</source>
        <translation>Latest change first</translation>
    </message>
    <message>
        <source>新办的在前</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>先到期的在前</source>
        <translation>Due first</translation>
    </message>
    <message>
        <source>按事项</source>
        <translation>By service</translation>
    </message>
    <message>
        <source>按申请人</source>
        <translation>By applicant</translation>
    </message>
    <message>
        <source>草稿已删除；退出登录前可以恢复。</source>
        <translation>Draft deleted; it can be brought back until you sign out.</translation>
    </message>
    <message>
        <source>撤销 Ctrl+Z</source>
        <translation>Undo Ctrl+Z</translation>
    </message>
    <message>
        <source>←→ 换栏，Ctrl+K 查找全部办件，F2 开始新的办件</source>
        <translation>←→ other lists, Ctrl+K finds any case, F2 begins one</translation>
    </message>
    <message>
        <source>↑↓ 选择，Enter 恢复草稿，←→ 换栏</source>
        <translation>↑↓ choose, Enter brings the draft back, ←→ other lists</translation>
    </message>
    <message>
        <source>↑↓ 选择，Enter 打开，←→ 换栏</source>
        <translation>↑↓ choose, Enter opens, ←→ other lists</translation>
    </message>
    <message>
        <source>撤回待确认</source>
        <translation>withdrawal to be confirmed</translation>
    </message>
    <message>
        <source>%1 交来</source>
        <translation>From %1</translation>
    </message>
    <message>
        <source>%1 已退回，请取回</source>
        <translation>%1 sent it back: take it</translation>
    </message>
    <message>
        <source>已交给 %1，待接收</source>
        <translation>Given to %1, not taken yet</translation>
    </message>
    <message>
        <source>共 %1 件</source>
        <translation>%1 cases</translation>
    </message>
    <message>
        <source>找到 %1 件，本栏共 %2 件</source>
        <translation>%1 found of %2 in this list</translation>
    </message>
    <message>
        <source>没有符合的办件。可换姓名、拼音首字母、编号或证件号后几位再试。</source>
        <translation>No case fits. Try the name, its initials, the number or the end of the ID number.</translation>
    </message>
    <message>
        <source>这一栏没有符合的办件。按 → 到“全部”里找，或换一个说法。</source>
        <translation>No case in this list fits. Press → to look in All, or try other words.</translation>
    </message>
    <message>
        <source>今天还没有办件。把身份证放到读卡区即开始第一件。</source>
        <translation>No case today yet. Lay an identity card on the reader to begin the first.</translation>
    </message>
    <message>
        <source>没有未办完的件。把身份证放到读卡区即开始新的办件。</source>
        <translation>Nothing is left open. Lay an identity card on the reader to begin a case.</translation>
    </message>
    <message>
        <source>没有等您处理的件。</source>
        <translation>Nothing waits for you.</translation>
    </message>
    <message>
        <source>没有等待大厅、后台或申请人的件。</source>
        <translation>Nothing waits for the hall, the back office or an applicant.</translation>
    </message>
    <message>
        <source>没有挂起的件。办理中按 F10 可把手上的件挂起，先接待下一位。</source>
        <translation>Nothing is put aside. F10 puts the case in hand aside, so that the next person can be served.</translation>
    </message>
    <message>
        <source>没有已删除的草稿。</source>
        <translation>No deleted drafts.</translation>
    </message>
    <message>
        <source>恢复草稿</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>取回</source>
        <translation>Take back</translation>
    </message>
</context>
<context>
    <name>yc::app::CaseRoom</name>
    <message>
        <source>为其新办一件</source>
        <translation>New case for this person</translation>
    </message>
    <message>
        <source>替换本件申请人</source>
        <translation>Replace the applicant of this case</translation>
    </message>
    <message>
        <source>不处理</source>
        <translation>Ignore</translation>
    </message>
    <message>
        <source>读到另一位申请人的证件（%1）</source>
        <translation>The card of another person was read (%1)</translation>
    </message>
    <message>
        <source>正在打开办件……</source>
        <translation>Opening the case…</translation>
    </message>
    <message>
        <source>申请人指出“%1”不对，请当面核对更正</source>
        <translation>The applicant says that “%1” is wrong: check it with them and correct it</translation>
    </message>
</context>
<context>
    <name>yc::app::CitizenReview</name>
    <message>
        <source>请看一看填得对不对。哪一项不对，请按它右边的“这里不对”。</source>
        <translation>Please check what is filled in. If something is wrong, press “This is wrong” beside it.</translation>
    </message>
    <message>
        <source>个人信息处理告知</source>
        <translation>Privacy notice</translation>
    </message>
    <message>
        <source>以上信息无误</source>
        <translation>All of this is correct</translation>
    </message>
    <message>
        <source>正在填写的内容</source>
        <translation>What is being filled in</translation>
    </message>
    <message>
        <source>您办理的是：%1</source>
        <translation>You are applying for: %1</translation>
    </message>
    <message>
        <source>正在为您办理</source>
        <translation>You are being served</translation>
    </message>
    <message>
        <source>已经告诉工作人员，请稍候，会当面更正。</source>
        <translation>The clerk has been told and will correct it with you.</translation>
    </message>
    <message>
        <source>✓ 您已确认以上信息无误</source>
        <translation>✓ You have confirmed that all of this is correct</translation>
    </message>
    <message>
        <source>都对的话，请按“以上信息无误”。</source>
        <translation>If all of it is right, press “All of this is correct”.</translation>
    </message>
    <message>
        <source>工作人员正在填写，请随时核对。</source>
        <translation>The clerk is filling this in; check it as it grows.</translation>
    </message>
</context>
<context>
    <name>yc::app::CitizenRowView</name>
    <message>
        <source>（还没有填）</source>
        <translation>(not filled in yet)</translation>
    </message>
    <message>
        <source>隐藏</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>显示全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>没有错，撤回</source>
        <translation>It is right after all</translation>
    </message>
    <message>
        <source>这里不对</source>
        <translation>This is wrong</translation>
    </message>
    <message>
        <source>! 已告诉工作人员：这里不对</source>
        <translation>! The clerk has been told: this is wrong</translation>
    </message>
    <message>
        <source>● 正在填写</source>
        <translation>● Being filled in</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>yc::app::CitizenSign</name>
    <message>
        <source>请从头看到尾，没有错再签字</source>
        <translation>Read all of it; sign only if it is right</translation>
    </message>
    <message>
        <source>您要签字的内容</source>
        <translation>What you are about to sign</translation>
    </message>
    <message>
        <source>往下看</source>
        <translation>Read on</translation>
    </message>
    <message>
        <source>清除重写</source>
        <translation>Clear and write again</translation>
    </message>
    <message>
        <source>确认签字</source>
        <translation>Confirm signature</translation>
    </message>
    <message>
        <source>本人确认签字</source>
        <translation>Confirm my signature</translation>
    </message>
    <message>
        <source>有不对的，返回核对</source>
        <translation>Something is wrong: go back</translation>
    </message>
    <message>
        <source>个人信息处理告知</source>
        <translation>Privacy notice</translation>
    </message>
    <message>
        <source>请在此签字</source>
        <translation>Please sign here</translation>
    </message>
    <message>
        <source>本人签字区</source>
        <translation>My signature</translation>
    </message>
    <message>
        <source>✓ 已看到最后</source>
        <translation>✓ Read to the end</translation>
    </message>
    <message>
        <source>下面还有，请看到最后</source>
        <translation>There is more below: read to the end</translation>
    </message>
    <message>
        <source>已签字</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>正在保存材料，请稍候</source>
        <translation>Saving your papers, one moment</translation>
    </message>
    <message>
        <source>看到最后，就可以在这里签字</source>
        <translation>Read to the end, then sign here</translation>
    </message>
    <message>
        <source>✓ 已签字，请等工作人员提交</source>
        <translation>✓ Signed. The clerk will submit it now</translation>
    </message>
    <message>
        <source>! 内容有改动，原来的笔迹已清除，请看过后重新签字</source>
        <translation>! The text has changed and the strokes were cleared: read it and sign again</translation>
    </message>
    <message>
        <source>写好了，请按“确认签字”</source>
        <translation>When done, press “Confirm signature”</translation>
    </message>
    <message>
        <source>请用笔或手指写上您的姓名</source>
        <translation>Write your name with the pen or a finger</translation>
    </message>
    <message>
        <source>请%1从头看到尾，没有错再签字</source>
        <translation>%1: please read it all, and sign if it is right</translation>
    </message>
    <message>
        <source>请听工作人员从头念到尾，没有错再确认</source>
        <translation>Listen to the whole text, then confirm if it is right</translation>
    </message>
    <message>
        <source>请%1听工作人员从头念到尾，没有错再确认</source>
        <translation>%1: listen to the whole text, then confirm if it is right</translation>
    </message>
    <message>
        <source>请从头看到尾，没有错再盖章</source>
        <translation>Read to the end, then seal if it is right</translation>
    </message>
    <message>
        <source>请看过左边的内容，在签字板上签字</source>
        <translation>Please read the text at the left and sign on the signature pad</translation>
    </message>
</context>
<context>
    <name>yc::app::CitizenWindow</name>
    <message>
        <source>申请人屏 · 一窗</source>
        <translation>Applicant’s screen · Yichuang</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>个人信息处理告知</source>
        <translation>Privacy notice</translation>
    </message>
    <message>
        <source>往下看</source>
        <translation>Read on</translation>
    </message>
    <message>
        <source>看完了，返回</source>
        <translation>Done, go back</translation>
    </message>
    <message>
        <source>政务服务大厅</source>
        <translation>Government service hall</translation>
    </message>
    <message>
        <source>%1号窗口</source>
        <translation>Window %1</translation>
    </message>
    <message>
        <source>窗口暂时离开，请稍候</source>
        <translation>This window is away for a moment</translation>
    </message>
    <message>
        <source>请稍候</source>
        <translation>One moment, please</translation>
    </message>
    <message>
        <source>请出示证件</source>
        <translation>Please show your document</translation>
    </message>
    <message>
        <source>✓ 已收下您的申请</source>
        <translation>✓ Your application has been taken</translation>
    </message>
    <message>
        <source>您的申请已撤回</source>
        <translation>Your application was withdrawn</translation>
    </message>
    <message>
        <source>✓ 大厅已收到您的申请</source>
        <translation>✓ The hall has received your application</translation>
    </message>
    <message>
        <source>编号 %1</source>
        <translation>Number %1</translation>
    </message>
    <message>
        <source>正在上传到大厅。请向工作人员领取凭证。</source>
        <translation>It is being sent to the hall. The clerk has a slip for you.</translation>
    </message>
    <message>
        <source>请向工作人员领取凭证和您的证件。</source>
        <translation>Please take your slip and your document from the clerk.</translation>
    </message>
</context>
<context>
    <name>yc::app::DevicePanel</name>
    <message>
        <source>地址:端口，如 192.168.1.20:9100</source>
        <translation>address:port, such as 192.168.1.20:9100</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>保存设备设置</source>
        <translation>Save the devices</translation>
    </message>
    <message>
        <source>没有接</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>自动查找</source>
        <translation>Found by itself</translation>
    </message>
    <message>
        <source>指定扫描仪</source>
        <translation>This scanner</translation>
    </message>
    <message>
        <source>网络</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>串口</source>
        <translation>Serial port</translation>
    </message>
    <message>
        <source>请填写%1的地址，或选“没有接”</source>
        <translation>Give the address of the %1, or choose “Not connected”</translation>
    </message>
    <message>
        <source>已保存。退出并重新打开本程序后使用新的设备；办到一半的件不会丢失。</source>
        <translation>Saved. The new devices are used when the program is opened next; nothing in work is lost.</translation>
    </message>
    <message>
        <source>厂商号:产品号#序列号，如 0400:c35a#SDT1，接好后自动填写</source>
        <translation>Maker:product#serial number, such as 0400:c35a#SDT1; filled in when it is plugged in</translation>
    </message>
    <message>
        <source>USB 接口</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>USB 接口（HID）</source>
        <translation>USB (HID)</translation>
    </message>
    <message>
        <source>键盘式或没接</source>
        <translation>As a keyboard, or none</translation>
    </message>
    <message>
        <source>指定镜头</source>
        <translation>A particular camera</translation>
    </message>
    <message>
        <source>USB 位置，如 usb:1-2.3:1.0</source>
        <translation>Place on USB, such as usb:1-2.3:1.0</translation>
    </message>
    <message>
        <source>文本</source>
        <translation>plain text</translation>
    </message>
    <message>
        <source>锁控板</source>
        <translation>lock board</translation>
    </message>
    <message>
        <source>串口 · %1</source>
        <translation>Serial · %1</translation>
    </message>
    <message>
        <source>网络 · %1</source>
        <translation>Network · %1</translation>
    </message>
    <message>
        <source>指定读写器</source>
        <translation>A given reader</translation>
    </message>
    <message>
        <source>读写器名称，如 ACS ACR38U 00 00，见 pcsc_scan -r</source>
        <translation>The reader&apos;s name, such as ACS ACR38U 00 00; pcsc_scan -r lists them</translation>
    </message>
    <message>
        <source>指定麦克风</source>
        <translation>This microphone</translation>
    </message>
    <message>
        <source>插口，如 usb:1-2:1.0，选“自动查找”试音后可见</source>
        <translation>Socket, as usb:1-2:1.0; a test with &quot;find by itself&quot; shows it</translation>
    </message>
    <message>
        <source>录音所在的文件夹，如 /srv/叫号录音</source>
        <translation>Folder of the recordings, as /srv/calls</translation>
    </message>
    <message>
        <source>本机扬声器 · 录音</source>
        <translation>This computer · recordings</translation>
    </message>
    <message>
        <source>设备文件，如 /dev/ttyS0，速率另写 @9600</source>
        <translation>device file, such as /dev/ttyS0; another speed as @9600</translation>
    </message>
    <message>
        <source>同类设备再加一台……</source>
        <translation>Add another of a kind…</translation>
    </message>
    <message>
        <source>同类设备再加一台</source>
        <translation>Add another of a kind</translation>
    </message>
    <message>
        <source>驱动=型号@插口，如 epson2=GT-1500@1-2.3，见 scanimage -L</source>
        <translation>driver=model@socket, such as epson2=GT-1500@1-2.3; see scanimage -L</translation>
    </message>
</context>
<context>
    <name>yc::app::DevicesPage</name>
    <message>
        <source>设备状态</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>设备列表</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>设置中没有设备。请管理员在“系统设置”中添加设备。</source>
        <translation>The settings name no devices. The administrator can add them under “Settings”.</translation>
    </message>
    <message>
        <source>有 %1 台设备不可用，请按提示处理</source>
        <translation>%1 device(s) cannot be used; do as told</translation>
    </message>
    <message>
        <source>设备正常</source>
        <translation>All devices are well</translation>
    </message>
    <message>
        <source>成功 %1 次，失败 %2 次</source>
        <translation>%1 done, %2 failed</translation>
    </message>
    <message>
        <source>最近成功：%1前</source>
        <translation>last success %1 ago</translation>
    </message>
    <message>
        <source>本窗口打印文书用</source>
        <translation>papers of this counter go here</translation>
    </message>
    <message>
        <source>等待打印 %1 件</source>
        <translation>%1 job(s) waiting</translation>
    </message>
    <message>
        <source>逐项诊断</source>
        <translation>Doctor</translation>
    </message>
    <message>
        <source>从接口到读出证件、打出一行字，逐项检查每台设备</source>
        <translation>Follows each device from its plug to a card read or a line printed</translation>
    </message>
    <message>
        <source>各终端状态</source>
        <translation>State of terminals</translation>
    </message>
    <message>
        <source>本机构和下级机构的窗口、自助终端，各自的设备怎样</source>
        <translation>How the devices of this office&apos;s counters and kiosks, and of those below it, are</translation>
    </message>
    <message>
        <source>固件 %1</source>
        <translation>firmware %1</translation>
    </message>
    <message>
        <source>取件柜</source>
        <translation>Pick-up cabinet</translation>
    </message>
    <message>
        <source>看柜门状态，打开柜门</source>
        <translation>How the doors stand, and opening one</translation>
    </message>
    <message>
        <source>设备累计 %1 页</source>
        <translation>%1 pages in its life</translation>
    </message>
    <message>
        <source>改用这一台</source>
        <translation>Use this one</translation>
    </message>
    <message>
        <source>同类设备有几台时，以后都用选中的这一台</source>
        <translation>Where there are several of a kind: from now on the one that is chosen</translation>
    </message>
    <message>
        <source>使用中</source>
        <translation>in use</translation>
    </message>
    <message>
        <source>备用</source>
        <translation>spare</translation>
    </message>
</context>
<context>
    <name>yc::app::EndingButtons</name>
    <message>
        <source>系统确认收件后才能办理</source>
        <translation>Possible once the hall has confirmed the case</translation>
    </message>
    <message>
        <source>当前为“%1”，不能这样办理</source>
        <translation>Not possible while it is “%1”</translation>
    </message>
    <message>
        <source>本窗口没有此项权限</source>
        <translation>This window does not hold that power</translation>
    </message>
    <message>
        <source>材料已齐全，无需容缺</source>
        <translation>All papers are there; no gap is needed</translation>
    </message>
    <message>
        <source>不是即办件，不能当场办结</source>
        <translation>Not an immediate service</translation>
    </message>
    <message>
        <source>本大厅暂未开通</source>
        <translation>This hall does not offer it yet</translation>
    </message>
    <message>
        <source>提交并由大厅确认收件后，在这里选择办理方式</source>
        <translation>Once it is submitted and the hall has confirmed it, choose here how it ends</translation>
    </message>
    <message>
        <source>本件当前为“%1”，不再选择办理方式</source>
        <translation>This case is “%1”; there is nothing left to choose</translation>
    </message>
</context>
<context>
    <name>yc::app::EndingPage</name>
    <message>
        <source>! 申请人同一事项另有在办件：%1。请与当事人核对，本件重复的请撤回（F11）。</source>
        <translation>! The applicant has another open case of this service: %1. Ask them; if this one is a double, withdraw it (F11).</translation>
    </message>
    <message>
        <source>待解决的问题</source>
        <translation>What is still to be settled</translation>
    </message>
    <message>
        <source>提交 F8</source>
        <translation>Submit F8</translation>
    </message>
    <message>
        <source>打印接收凭证 F6</source>
        <translation>Print the receipt F6</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers issued</translation>
    </message>
    <message>
        <source>文书列表</source>
        <translation>Papers issued</translation>
    </message>
    <message>
        <source>查看文书</source>
        <translation>Show the paper</translation>
    </message>
    <message>
        <source>办完，接待下一位</source>
        <translation>Done, next person</translation>
    </message>
    <message>
        <source>办理方式</source>
        <translation>How it ends here</translation>
    </message>
    <message>
        <source>请先读取证件并选择事项</source>
        <translation>Read a document and choose a service first</translation>
    </message>
    <message>
        <source>✓ 内容齐全，可以提交</source>
        <translation>✓ Complete, ready to submit</translation>
    </message>
    <message>
        <source>请先选择事项（F3）</source>
        <translation>Choose a service first (F3)</translation>
    </message>
    <message>
        <source>还有 %1 项需要解决（Enter 或 Ctrl+数字 直接到该项）</source>
        <translation>%1 thing(s) to settle (Enter or Ctrl+digit goes there)</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>临时编号（网络恢复后换发正式编号）</source>
        <translation>Provisional number (the final one comes when the network is back)</translation>
    </message>
    <message>
        <source>大厅收件时间：%1 %2</source>
        <translation>Received by the hall: %1 %2</translation>
    </message>
    <message>
        <source>大厅回执已验签</source>
        <translation>The hall&apos;s receipt is verified</translation>
    </message>
    <message>
        <source>内容已安全保存在本机，网络恢复后自动上传并确认，可先接待下一位。</source>
        <translation>All is safely kept here and is sent and confirmed by itself when the network is back. You can serve the next person.</translation>
    </message>
    <message>
        <source>承诺办结：%1</source>
        <translation>Promised by: %1</translation>
    </message>
    <message>
        <source>正在提交，请稍候……</source>
        <translation>Submitting, please wait…</translation>
    </message>
    <message>
        <source>正在办理“%1”……</source>
        <translation>Working on “%1”…</translation>
    </message>
    <message>
        <source>请把身份证平放在读卡区</source>
        <translation>Lay the identity card flat on the reader</translation>
    </message>
    <message>
        <source>请核对文书后打印，按 Esc 返回</source>
        <translation>Check the paper and print it; Esc goes back</translation>
    </message>
    <message>
        <source>内容齐全，按 F8 提交</source>
        <translation>Complete; press F8 to submit</translation>
    </message>
    <message>
        <source>请逐项解决所列问题，再提交</source>
        <translation>Settle what is listed, then submit</translation>
    </message>
    <message>
        <source>离线办理，待系统确认：请按 F6 打印接收凭证交给申请人</source>
        <translation>Taken offline, to be confirmed: press F6 to print the receipt for the applicant</translation>
    </message>
    <message>
        <source>大厅已收件：按 F6 打印接收凭证，并选择办理方式</source>
        <translation>The hall has received it: press F6 for the receipt and choose how it ends here</translation>
    </message>
    <message>
        <source>已办理为“%1”，请把文书交给申请人</source>
        <translation>It is now “%1”; hand the paper to the applicant</translation>
    </message>
    <message>
        <source>正在取大厅的接收凭证，请稍候再按 F6</source>
        <translation>Fetching the hall&apos;s receipt; press F6 again in a moment</translation>
    </message>
    <message>
        <source>取消打印</source>
        <translation>Cancel printing</translation>
    </message>
    <message>
        <source>✓ %1已打印（%2）</source>
        <translation>✓ %1 printed (%2)</translation>
    </message>
    <message>
        <source>✓ %1已打印（%2，第%3次）</source>
        <translation>✓ %1 printed (%2, time no. %3)</translation>
    </message>
    <message>
        <source>接收凭证已打印 %1 次</source>
        <translation>The receiving slip was printed %1 time(s)</translation>
    </message>
    <message>
        <source>已取消，%1没有打印</source>
        <translation>Cancelled, %1 was not printed</translation>
    </message>
    <message>
        <source>重试打印接收凭证 F6</source>
        <translation>Try to print again F6</translation>
    </message>
    <message>
        <source>再打印一张接收凭证 F6</source>
        <translation>Print another slip F6</translation>
    </message>
    <message>
        <source>✕ %1没有打印：%2。%3</source>
        <translation>✕ %1 was not printed: %2. %3</translation>
    </message>
    <message>
        <source>正在打印%1……</source>
        <translation>Printing: %1 …</translation>
    </message>
    <message>
        <source>%1等待打印：%2</source>
        <translation>%1 waits to be printed: %2</translation>
    </message>
    <message>
        <source>上一张还在打印，请稍候</source>
        <translation>The last one is still printing, please wait</translation>
    </message>
    <message>
        <source>撤回已登记，待大厅确认；网络恢复后自动办理。</source>
        <translation>The withdrawal is noted and waits for the hall; it goes by itself when the line is back.</translation>
    </message>
</context>
<context>
    <name>yc::app::FactColumn</name>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>本事项</source>
        <translation>This service</translation>
    </message>
    <message>
        <source>受理条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>待补材料</source>
        <translation>Missing papers</translation>
    </message>
    <message>
        <source>可容缺</source>
        <translation>May follow</translation>
    </message>
    <message>
        <source>承诺办结</source>
        <translation>Promised by</translation>
    </message>
    <message>
        <source>时限：%1</source>
        <translation>Limit: %1</translation>
    </message>
    <message>
        <source>收费：%1</source>
        <translation>Fee: %1</translation>
    </message>
    <message>
        <source>……全部见办事指南 F1</source>
        <translation>… all of it in the guide, F1</translation>
    </message>
    <message>
        <source>%1（今日受理，以当年日历为准）</source>
        <translation>%1 (if accepted today; that year&apos;s calendar decides)</translation>
    </message>
    <message>
        <source>%1（今日受理）</source>
        <translation>%1 (if accepted today)</translation>
    </message>
    <message>
        <source>单位、其他申请人和代理人</source>
        <translation>Organisation, others, agent</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Agent</translation>
    </message>
</context>
<context>
    <name>yc::app::FileImport</name>
    <message>
        <source>导入文件 Ctrl+O</source>
        <translation>Bring in files Ctrl+O</translation>
    </message>
    <message>
        <source>从U盘或手机导入 PDF、JPEG、PNG、TIFF；也可把文件拖到本页</source>
        <translation>PDF, JPEG, PNG or TIFF from a stick or a telephone; files can be dropped on this page too</translation>
    </message>
    <message>
        <source>“%1”第%2页：%3</source>
        <translation>“%1”, page %2: %3</translation>
    </message>
    <message>
        <source>恢复原样</source>
        <translation>As it was</translation>
    </message>
    <message>
        <source>自动摆正</source>
        <translation>Straighten</translation>
    </message>
    <message>
        <source>撤销自动摆正，按文件原样放回</source>
        <translation>Take the straightening back and show the page as the file has it</translation>
    </message>
    <message>
        <source>找出纸张边缘，摆正并转正</source>
        <translation>Find the sheet&apos;s edges, straighten it and turn it upright</translation>
    </message>
    <message>
        <source>只导入前 %1 页</source>
        <translation>Only the first %1 pages</translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation>Bring in files</translation>
    </message>
    <message>
        <source>一次最多导入 %1 个文件，其余未导入</source>
        <translation>At most %1 files at a time; the others were left out</translation>
    </message>
    <message>
        <source>正在导入“%1”（Esc 停止）</source>
        <translation>Bringing in “%1” (Esc stops)</translation>
    </message>
    <message>
        <source>正在导入“%1”第%2/%3页（Esc 停止）</source>
        <translation>Bringing in “%1”, page %2 of %3 (Esc stops)</translation>
    </message>
    <message>
        <source>空白页</source>
        <translation>empty page</translation>
    </message>
    <message>
        <source>模糊</source>
        <translation>blurred</translation>
    </message>
    <message>
        <source>边缘缺失</source>
        <translation>cut off at an edge</translation>
    </message>
    <message>
        <source>反光</source>
        <translation>glare</translation>
    </message>
    <message>
        <source>过暗</source>
        <translation>too dark</translation>
    </message>
    <message>
        <source>分辨率低，小字可能看不清</source>
        <translation>coarse, small print may not be legible</translation>
    </message>
    <message>
        <source>! 请核对：%1</source>
        <translation>! Please check: %1</translation>
    </message>
    <message>
        <source>、</source>
        <comment>between words of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>已自动摆正</source>
        <translation>Straightened</translation>
    </message>
    <message>
        <source>已自动转正</source>
        <translation>Turned upright</translation>
    </message>
    <message>
        <source>U盘“%1”</source>
        <translation>stick “%1”</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>telephone</translation>
    </message>
    <message>
        <source>手机“%1”</source>
        <translation>telephone “%1”</translation>
    </message>
    <message>
        <source>已找到%1，在左侧选择。</source>
        <translation>Found: %1. Choose it on the left.</translation>
    </message>
    <message>
        <source>没有找到U盘或手机。U盘：插好后稍等几秒。手机：用数据线连接并解锁，在手机上选“传输文件”或“信任”。</source>
        <translation>No stick or telephone was found. Stick: plug it in and wait a few seconds. Telephone: connect it by its cable, unlock it, and choose “file transfer” or “trust” on it. </translation>
    </message>
    <message>
        <source>本机还不能读取手机：请管理员安装 gvfs-backends 和 gvfs-fuse 后重新登录桌面。</source>
        <translation>This terminal cannot read telephones yet: ask the administrator to install gvfs-backends and gvfs-fuse and to log in to the desktop again.</translation>
    </message>
    <message>
        <source>文件和照片 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.heic *.heif *.PDF *.JPG *.JPEG *.PNG *.TIF *.TIFF *.HEIC *.HEIF)</source>
        <translation>Files and photographs (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.heic *.heif *.PDF *.JPG *.JPEG *.PNG *.TIF *.TIFF *.HEIC *.HEIF)</translation>
    </message>
    <message>
        <source>正在摆正这一页</source>
        <translation>This page is being straightened</translation>
    </message>
    <message>
        <source>高拍仪</source>
        <translation>Document camera</translation>
    </message>
    <message>
        <source>比纸长，可能有两张叠着</source>
        <translation>Longer than its paper: two sheets may lie over one another</translation>
    </message>
</context>
<context>
    <name>yc::app::FindPage</name>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>查找结果</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>输入要找的内容，↑↓ 选择，Enter 前往，Esc 返回</source>
        <translation>Type what you look for, ↑↓ to choose, Enter to go there, Esc to go back</translation>
    </message>
    <message>
        <source>页面：%1</source>
        <translation>Page: %1</translation>
    </message>
    <message>
        <source>办件：%1</source>
        <translation>Case: %1</translation>
    </message>
    <message>
        <source>事项：%1 · %2</source>
        <translation>Service: %1 · %2</translation>
    </message>
    <message>
        <source>没有找到。可换一个说法，或只输入一两个字、拼音首字母</source>
        <translation>Nothing found. Try another word, one or two characters, or pinyin initials</translation>
    </message>
    <message>
        <source>本件步骤：%1</source>
        <translation>Step of this case: %1</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Setting</translation>
    </message>
    <message>
        <source>设置：%1</source>
        <translation>Setting: %1</translation>
    </message>
    <message>
        <source>已挂起：%1</source>
        <translation>Put aside: %1</translation>
    </message>
    <message>
        <source>还有 %1 件，继续输入可缩小范围</source>
        <translation>%1 more; type on to narrow them down</translation>
    </message>
    <message>
        <source>姓名、拼音首字母、编号、证件号后几位、电话、事项、页面、设置，也可扫凭证上的二维码</source>
        <translation>Name, initials, number, last digits of the document, telephone, service, page, setting; or scan the code of a slip</translation>
    </message>
    <message>
        <source>凭证上的二维码没有读完整，请重新扫描，或输入凭证上的编号</source>
        <translation>The code of the slip was not read whole: scan it again, or type the number on the slip</translation>
    </message>
    <message>
        <source>用高拍仪读码</source>
        <translation>Read with the document camera</translation>
    </message>
    <message>
        <source>Alt+Q：把凭证上的二维码放到高拍仪下</source>
        <translation>Alt+Q: put the code of a slip under the document camera</translation>
    </message>
</context>
<context>
    <name>yc::app::FirstRunPage</name>
    <message>
        <source>登记本终端</source>
        <translation>Enrol this terminal</translation>
    </message>
    <message>
        <source>只需一次。登记后本终端有自己的证书，与大厅的往来全部加密。地址和终端码请向大厅管理员领取。</source>
        <translation>Only once. The terminal then has certificates of its own and all traffic with the hall is encrypted. The hall&apos;s administrator hands out address and code.</translation>
    </message>
    <message>
        <source>大厅地址</source>
        <translation>Address of the hall</translation>
    </message>
    <message>
        <source>https:// 开头的网址</source>
        <translation>begins with https://</translation>
    </message>
    <message>
        <source>终端码</source>
        <translation>Terminal code</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>! 设置要求把密钥存放在文件中，仅供演示，不得用于正式办理</source>
        <translation>! The settings keep the keys in a file: for demonstration only, not for real cases</translation>
    </message>
    <message>
        <source>请填写大厅地址和终端码，然后按 Enter 登记</source>
        <translation>Enter the hall&apos;s address and the terminal code, then press Enter</translation>
    </message>
    <message>
        <source>正在登记：核对大厅、生成密钥、领取证书，约需几秒……</source>
        <translation>Enrolling: checking the hall, making keys, fetching certificates; a few seconds…</translation>
    </message>
    <message>
        <source>大厅地址应为 https:// 开头的网址，请核对</source>
        <translation>The address has to begin with https://; check it</translation>
    </message>
    <message>
        <source>请填写终端码</source>
        <translation>Enter the terminal code</translation>
    </message>
    <message>
        <source>五个一组的字母和数字，可以整段粘贴</source>
        <translation>letters and digits in groups of five; may be pasted as a whole</translation>
    </message>
    <message>
        <source>到大厅的网络</source>
        <translation>Way to the hall</translation>
    </message>
    <message>
        <source>趁现在把设备接好、逐台试一下。也可以以后由管理员在“系统设置”里办。</source>
        <translation>Plug in the devices now and try each. An administrator can also do so later, under “Settings”.</translation>
    </message>
    <message>
        <source>完成，去登录</source>
        <translation>Done, sign in</translation>
    </message>
    <message>
        <source>✓ 已登记：%1</source>
        <translation>✓ Enrolled: %1</translation>
    </message>
    <message>
        <source>✓ 已登记：%1 %2 号窗口</source>
        <translation>✓ Enrolled: %1, window %2</translation>
    </message>
    <message>
        <source>登记完成。试好设备后按 Enter 去登录</source>
        <translation>Enrolled. Try the devices, then press Enter to sign in</translation>
    </message>
</context>
<context>
    <name>yc::app::FormPage</name>
    <message>
        <source>待补充内容</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>Ctrl+数字 直接到该项</source>
        <translation>Ctrl+digit goes there</translation>
    </message>
    <message>
        <source>继续：材料</source>
        <translation>Continue: papers</translation>
    </message>
    <message>
        <source>请先选择事项（F3）</source>
        <translation>Choose a service first (F3)</translation>
    </message>
    <message>
        <source>本事项没有需要填写的申请信息</source>
        <translation>This service has no form to fill in</translation>
    </message>
    <message>
        <source>✓ 申请信息已齐全</source>
        <translation>✓ The form is complete</translation>
    </message>
    <message>
        <source>待补充 %1 项</source>
        <translation>%1 to fill in</translation>
    </message>
    <message>
        <source>申请信息已齐全，按 Enter 继续到材料</source>
        <translation>The form is complete; press Enter for the papers</translation>
    </message>
    <message>
        <source>有内容填写有误，请按提示更正</source>
        <translation>Something is not right; correct it as told</translation>
    </message>
    <message>
        <source>请填写带入之外的内容，Enter 到下一项</source>
        <translation>Fill in what is still open; Enter goes to the next field</translation>
    </message>
    <message>
        <source>还有 %1 项待补充，已在表中标出；再按一次“继续”可先办后面的步骤</source>
        <translation>%1 field(s) are open and marked; press Continue again to go on with the later steps</translation>
    </message>
    <message>
        <source>申请人指出这里不对，请当面核对更正</source>
        <translation>The applicant says that this is wrong: check it with them</translation>
    </message>
    <message>
        <source>只有身份证、证照等带入的内容可以提出异议；自己填写的内容直接改正即可</source>
        <translation>Only what came from a card or a record can be disputed; what was typed is simply changed</translation>
    </message>
    <message>
        <source>全部采用 Ctrl+Shift+B</source>
        <translation>Use all Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>采用全部以往办件内容</source>
        <translation>Use all from earlier cases</translation>
    </message>
    <message>
        <source>Ctrl+B 只采用当前一项</source>
        <translation>Ctrl+B uses it in this field only</translation>
    </message>
    <message>
        <source>以往办件可带入 %1 项</source>
        <translation>Known from earlier cases: %1</translation>
    </message>
</context>
<context>
    <name>yc::app::GuideView</name>
    <message>
        <source>返回 Esc</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>一次性告知单</source>
        <translation>Notice of what is needed</translation>
    </message>
    <message>
        <source>空白申请表</source>
        <translation>Blank form</translation>
    </message>
    <message>
        <source>申请表样表</source>
        <translation>Example form</translation>
    </message>
    <message>
        <source>办事指南</source>
        <translation>Guide</translation>
    </message>
</context>
<context>
    <name>yc::app::HallPanel</name>
    <message>
        <source>大厅与登记</source>
        <translation>Hall and enrolment</translation>
    </message>
    <message>
        <source>大厅地址</source>
        <translation>Hall address</translation>
    </message>
    <message>
        <source>大厅指纹</source>
        <translation>Hall fingerprint</translation>
    </message>
    <message>
        <source>本终端</source>
        <translation>This terminal</translation>
    </message>
    <message>
        <source>证书有效期</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>连接</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>代理</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>保存代理并试连</source>
        <translation>Save the proxy and connect</translation>
    </message>
    <message>
        <source>重新登记……</source>
        <translation>Enrol again…</translation>
    </message>
    <message>
        <source>更换大厅或证书到期时才需要。登记成功后立即退出登录，所有人员须重新登录；本机已保存的办件不会删除。</source>
        <translation>Only for another hall or when certificates run out. Once enrolled, everybody has to sign in again; cases kept here are not deleted.</translation>
    </message>
    <message>
        <source>新的大厅地址</source>
        <translation>New hall address</translation>
    </message>
    <message>
        <source>https:// 开头的网址</source>
        <translation>an address that begins with https://</translation>
    </message>
    <message>
        <source>新的终端码</source>
        <translation>New terminal code</translation>
    </message>
    <message>
        <source>五个一组的字母和数字</source>
        <translation>letters and digits in groups of five</translation>
    </message>
    <message>
        <source>确认重新登记</source>
        <translation>Enrol again</translation>
    </message>
    <message>
        <source>不登记了</source>
        <translation>Leave it as it is</translation>
    </message>
    <message>
        <source>尚未登记</source>
        <translation>Not enrolled yet</translation>
    </message>
    <message>
        <source>%1 %2 号窗口 · %3</source>
        <translation>%1, window %2 · %3</translation>
    </message>
    <message>
        <source>至 %1，剩余 %2 天</source>
        <translation>until %1, %2 days left</translation>
    </message>
    <message>
        <source>已连通</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>正在连接……</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>代理已保存，正在用它连接大厅；结果见“连接”一行</source>
        <translation>The proxy is saved and in use; see “Line” for the result</translation>
    </message>
    <message>
        <source>大厅地址应为 https:// 开头的网址，请核对</source>
        <translation>The hall&apos;s address should begin with https://, please check</translation>
    </message>
    <message>
        <source>请填写终端码</source>
        <translation>Enter the terminal code</translation>
    </message>
    <message>
        <source>正在登记：核对大厅、生成密钥、领取证书，约需几秒……</source>
        <translation>Enrolling: checking the hall, making keys, fetching certificates, a few seconds…</translation>
    </message>
</context>
<context>
    <name>yc::app::ItemPage</name>
    <message>
        <source>办事指南 F1</source>
        <translation>Guide F1</translation>
    </message>
    <message>
        <source>请按实际情况选择，只显示需要的内容</source>
        <translation>Answer as it is; only what applies is asked</translation>
    </message>
    <message>
        <source>继续：申请信息</source>
        <translation>Continue: the form</translation>
    </message>
    <message>
        <source>办事指南：按 Esc 返回</source>
        <translation>Guide: Esc goes back</translation>
    </message>
    <message>
        <source>请输入事项名称、拼音首字母或编码，↑↓ 选择，Enter 确定</source>
        <translation>Type a name, pinyin initials or a code; ↑↓ to choose, Enter to take it</translation>
    </message>
    <message>
        <source>请询问申请人并选择情形</source>
        <translation>Ask the applicant and choose the situation</translation>
    </message>
    <message>
        <source>事项已选定，按 Enter 填写申请信息</source>
        <translation>The service is chosen; press Enter for the form</translation>
    </message>
    <message>
        <source>尚未选择事项</source>
        <translation>No service chosen yet</translation>
    </message>
    <message>
        <source>在左侧查找，Enter 选定</source>
        <translation>Find it at the left, Enter to take it</translation>
    </message>
    <message>
        <source>承诺时限 %1</source>
        <translation>promised within %1</translation>
    </message>
    <message>
        <source>保留原事项</source>
        <translation>Keep the service</translation>
    </message>
    <message>
        <source>改办</source>
        <translation>Change it</translation>
    </message>
    <message>
        <source>改办“%1”将清除本件已填的申请信息和签字，名称相同的材料会保留。</source>
        <translation>Changing to “%1” clears the form and the signature of this case; papers of the same name stay.</translation>
    </message>
    <message>
        <source>申请人证件已过有效期，不能办理本事项：请出示有效证件，或改办证件换领、补领</source>
        <translation>The applicant&apos;s document has expired and cannot be used for this service: show a valid one, or renew it first</translation>
    </message>
    <message>
        <source>须本人到场：%1</source>
        <translation>In person: %1</translation>
    </message>
    <message>
        <source>本套餐包含以下事项，请选择先办理的一项</source>
        <translation>This package is made of these services; choose which comes first</translation>
    </message>
    <message>
        <source>请核对文书后打印，按 Esc 返回</source>
        <translation>Check the paper and print it; Esc goes back</translation>
    </message>
    <message>
        <source>不需要填写申请信息</source>
        <translation>nothing to fill in</translation>
    </message>
    <message>
        <source>限定情形可代办：%1</source>
        <translation>An agent in some cases only: %1</translation>
    </message>
</context>
<context>
    <name>yc::app::LockPage</name>
    <message>
        <source>已锁屏</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>解锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>换班：其他人登录</source>
        <translation>Shift change: somebody else signs in</translation>
    </message>
    <message>
        <source>输入PIN后按 Enter 解锁；手上的件都已保存，待上传的会继续上传</source>
        <translation>Enter the PIN and press Enter; everything in hand is saved, uploads go on</translation>
    </message>
    <message>
        <source>%1 %2 暂时离开。没有网络也可以解锁。</source>
        <translation>%1 %2 is away. The PIN opens without the network too.</translation>
    </message>
    <message>
        <source>锁屏原因</source>
        <translation>Why it is locked</translation>
    </message>
</context>
<context>
    <name>yc::app::LookPage</name>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>高对比度</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>标准字号</source>
        <translation>Standard text</translation>
    </message>
    <message>
        <source>大字号</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>保存在本终端，所有在本机登录的工作人员共用。</source>
        <translation>Kept on this terminal, for everybody who signs in here.</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>文字大小（下次启动时生效）</source>
        <translation>Text size (from the next start)</translation>
    </message>
    <message>
        <source>语言 Language（下次启动时生效）</source>
        <translation>Language (from the next start)</translation>
    </message>
    <message>
        <source>选中即保存，Esc 返回</source>
        <translation>A choice is kept at once; Esc goes back</translation>
    </message>
    <message>
        <source>已保存。退出并重新打开本程序后生效；办到一半的件不会丢失。</source>
        <translation>Kept. It shows once this program is closed and opened again; no case is lost.</translation>
    </message>
</context>
<context>
    <name>yc::app::MainWindow</name>
    <message>
        <source>一窗</source>
        <translation>Yichuang</translation>
    </message>
    <message>
        <source>正在打开本机资料库……</source>
        <translation>Opening the vault…</translation>
    </message>
    <message>
        <source>本机资料库没有打开</source>
        <translation>The vault did not open</translation>
    </message>
    <message>
        <source>F1 指南</source>
        <translation>F1 Guide</translation>
    </message>
    <message>
        <source>F2 读卡</source>
        <translation>F2 Card</translation>
    </message>
    <message>
        <source>F3 事项</source>
        <translation>F3 Service</translation>
    </message>
    <message>
        <source>F4 扫描</source>
        <translation>F4 Scan</translation>
    </message>
    <message>
        <source>F5 签字</source>
        <translation>F5 Sign</translation>
    </message>
    <message>
        <source>F6 打印</source>
        <translation>F6 Print</translation>
    </message>
    <message>
        <source>F8 办理</source>
        <translation>F8 Finish</translation>
    </message>
    <message>
        <source>Esc 返回</source>
        <translation>Esc Back</translation>
    </message>
    <message>
        <source>没有挂起的件</source>
        <translation>Nothing is put aside</translation>
    </message>
    <message>
        <source>F10 挂起</source>
        <translation>F10 Aside</translation>
    </message>
    <message>
        <source>F11 本件</source>
        <translation>F11 About</translation>
    </message>
    <message>
        <source>F12 锁屏</source>
        <translation>F12 Lock</translation>
    </message>
    <message>
        <source>! 申请人屏断开</source>
        <translation>! Applicant&apos;s screen gone</translation>
    </message>
    <message>
        <source>接好后自动恢复；办到一半的件不受影响</source>
        <translation>It comes back when it is plugged in; the case in hand is not affected</translation>
    </message>
    <message>
        <source>申请人屏：本件</source>
        <translation>Applicant&apos;s screen: this case</translation>
    </message>
    <message>
        <source>申请人屏：空白</source>
        <translation>Applicant&apos;s screen: blank</translation>
    </message>
    <message>
        <source>Alt+D：不给申请人看</source>
        <translation>Alt+D: do not show the case</translation>
    </message>
    <message>
        <source>Alt+D：把本件给申请人看</source>
        <translation>Alt+D: show this case to the applicant</translation>
    </message>
    <message>
        <source>请先解锁，再扫码</source>
        <translation>Unlock first, then scan the code</translation>
    </message>
    <message>
        <source>请先登录，再扫码</source>
        <translation>Sign in first, then scan the code</translation>
    </message>
    <message>
        <source>凭证上的二维码没有读完整，请重新扫描，或按 Ctrl+K 输入凭证上的编号</source>
        <translation>The code on the slip was not read whole: scan it again, or press Ctrl+K and type the slip&apos;s number</translation>
    </message>
    <message>
        <source>扫到的是统一社会信用代码，本件的申请人已经录入。要填到某一栏，请先点进那一栏再扫</source>
        <translation>This is an organisation&apos;s code, and the case has its applicant already. To put it into a field, click into that field first, then scan</translation>
    </message>
    <message>
        <source>扫到的是身份证号码，这里没有要录入的证件。要填到某一栏，请先点进那一栏再扫</source>
        <translation>This is a citizen&apos;s number, and no document is to be entered here. To put it into a field, click into that field first, then scan</translation>
    </message>
    <message>
        <source>扫到的码在这里用不上。可以扫本大厅凭证上的二维码；要填到某一栏，请先点进那一栏再扫</source>
        <translation>This code has no use here. The code of this hall&apos;s slips has; to put another into a field, click into that field first, then scan</translation>
    </message>
    <message>
        <source>F9 叫号</source>
        <translation>F9 Call</translation>
    </message>
    <message>
        <source>这台终端没有接高拍仪。请用扫码枪，或按 Ctrl+K 输入凭证上的编号</source>
        <translation>This terminal has no document camera. Use a code scanner, or press Ctrl+K and type the number on the slip</translation>
    </message>
    <message>
        <source>读到的是工作证卡，这里不需要，请取出</source>
        <translation>This is a staff card, which is not needed here: take it out</translation>
    </message>
    <message>
        <source>读到社会保障卡，但这里没有等待录入证件的人。要为持卡人办理，请先结束手里的件</source>
        <translation>A social security card was read, but nobody&apos;s document is awaited here. To serve its holder, end the case in hand first</translation>
    </message>
</context>
<context>
    <name>yc::app::MaterialsPage</name>
    <message>
        <source>扫描仪正在准备，已等 %1 秒（Esc 停止）</source>
        <translation>The scanner is getting ready, %1 s so far (Esc to stop)</translation>
    </message>
    <message>
        <source>旋转</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>R：顺时针转四分之一</source>
        <translation>R: a quarter turn clockwise</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Ctrl+↑</source>
        <translation>Ctrl+↑</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Ctrl+↓</source>
        <translation>Ctrl+↓</translation>
    </message>
    <message>
        <source>重扫</source>
        <translation>Rescan</translation>
    </message>
    <message>
        <source>空格：重新扫描并替换本页</source>
        <translation>Space: scan again and replace this page</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Delete：删除本页，可撤销</source>
        <translation>Delete: removes this page; can be undone</translation>
    </message>
    <message>
        <source>申请材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>材料清单</source>
        <translation>List of papers</translation>
    </message>
    <message>
        <source>扫描到此材料 F4</source>
        <translation>Scan into this paper F4</translation>
    </message>
    <message>
        <source>继续：签字确认</source>
        <translation>Continue: signature</translation>
    </message>
    <message>
        <source>请先选择事项（F3）</source>
        <translation>Choose a service first (F3)</translation>
    </message>
    <message>
        <source>✓ 已收 %1 页</source>
        <translation>✓ %1 page(s)</translation>
    </message>
    <message>
        <source>○ 非必要，可不提交</source>
        <translation>○ optional</translation>
    </message>
    <message>
        <source>! 待补 · 可容缺</source>
        <translation>! missing · may follow</translation>
    </message>
    <message>
        <source>! 待补</source>
        <translation>! missing</translation>
    </message>
    <message>
        <source>第%1页
保存中</source>
        <translation>p. %1
saving</translation>
    </message>
    <message>
        <source>第%1页</source>
        <translation>p. %1</translation>
    </message>
    <message>
        <source>本事项不需要提交材料</source>
        <translation>This service needs no papers</translation>
    </message>
    <message>
        <source>把“%1”放到扫描仪上，按 F4 扫描</source>
        <translation>Put “%1” on the scanner and press F4</translation>
    </message>
    <message>
        <source>正在保存这一页……</source>
        <translation>Saving this page…</translation>
    </message>
    <message>
        <source>这一页无法打开</source>
        <translation>This page cannot be opened</translation>
    </message>
    <message>
        <source>这一页无法显示，请重新扫描</source>
        <translation>This page cannot be shown; scan it again</translation>
    </message>
    <message>
        <source>正在启动扫描仪（Esc 停止）</source>
        <translation>Starting the scanner (Esc stops)</translation>
    </message>
    <message>
        <source>材料已齐全，按 Enter 请申请人签字</source>
        <translation>All papers are there; press Enter for the signature</translation>
    </message>
    <message>
        <source>“%1”已收 %2 页：按 Enter 到下一份材料，还有下一页请放好按 F4</source>
        <translation>“%1”: %2 pages taken. Press Enter for the next paper, or lay down a further page and press F4</translation>
    </message>
    <message>
        <source>请放好“%1”，按 F4 扫描</source>
        <translation>Put “%1” on the scanner, press F4</translation>
    </message>
    <message>
        <source>请选择材料</source>
        <translation>Choose a paper</translation>
    </message>
    <message>
        <source>这一页没有看到字迹，请选择保留或不要</source>
        <translation>Nothing is written on this page; keep it or leave it out</translation>
    </message>
    <message>
        <source>请先选择空白页保留还是不要</source>
        <translation>First say whether the blank page is kept</translation>
    </message>
    <message>
        <source>%1 · 收取形式待确认</source>
        <translation>%1 · confirm how it came</translation>
    </message>
    <message>
        <source>! 已收 %1 页 · %2，待核对原件</source>
        <translation>! %1 page(s) · %2, compare the original</translation>
    </message>
    <message>
        <source>%1，已核对</source>
        <translation>%1, compared</translation>
    </message>
    <message>
        <source>材料已齐全，按 Q 确认收取形式，再按 Enter 请申请人签字</source>
        <translation>All papers are here: Q confirms how they came, then Enter to let the applicant sign</translation>
    </message>
    <message>
        <source>收的是复印件：请当面与原件核对，一致后按 H</source>
        <translation>A copy was taken: compare it with the original, then press H</translation>
    </message>
    <message>
        <source>进纸器里没有纸，改扫平板上的纸（Esc 停止）</source>
        <translation>The feeder is empty: scanning what lies on the glass (Esc stops)</translation>
    </message>
    <message>
        <source>保存中</source>
        <translation>saving</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Ctrl+Z：移动、旋转、删除和收取形式</source>
        <translation>Ctrl+Z: moves, turns, removals and how papers came</translation>
    </message>
    <message>
        <source>“%1”不用收：按 Enter 到下一份材料</source>
        <translation>“%1” need not be handed in: press Enter for the next paper</translation>
    </message>
    <message>
        <source>高拍到此材料 F4</source>
        <translation>Photograph for this material F4</translation>
    </message>
    <message>
        <source>按 F4 打开高拍仪，把“%1”放到镜头下</source>
        <translation>Press F4 to open the document camera and lay “%1” under it</translation>
    </message>
    <message>
        <source>请放好“%1”，按 F4 打开高拍仪</source>
        <translation>Lay “%1” down and press F4 to open the document camera</translation>
    </message>
    <message>
        <source>把“%1”放到高拍仪下，放稳后自动拍（Esc 关闭画面）</source>
        <translation>Lay “%1” under the document camera; it is taken when it lies still (Esc closes the picture)</translation>
    </message>
    <message>
        <source>把“%1”放到高拍仪下，按空格拍摄（Esc 关闭画面）</source>
        <translation>Lay “%1” under the document camera and press Space (Esc closes the picture)</translation>
    </message>
    <message>
        <source>有一页像是扫了两次，请对照后选择保留或删除</source>
        <translation>A page looks as if it was scanned twice: compare, then keep or delete it</translation>
    </message>
    <message>
        <source>正在扫描第%1页%2（Esc 停止）</source>
        <translation>Scanning page %1%2 (Esc stops)</translation>
    </message>
    <message>
        <source>正在扫描第%1页%2，前 %3 页已放入“%4”（Esc 停止）</source>
        <translation>Scanning page %1%2, %3 pages are in “%4” (Esc stops)</translation>
    </message>
    <message>
        <source>扫描仪数到 %1 页，只收到 %2 页（%3）。%4</source>
        <translation>The scanner counted %1 pages and %2 arrived (%3). %4</translation>
    </message>
    <message>
        <source>一次最多扫 %1 页，已停下（%2）。请看进纸器：还有纸就按 F4 接着扫</source>
        <translation>No more than %1 pages are scanned at a time: stopped (%2). Look at the feeder: if sheets are left, press F4 to scan on</translation>
    </message>
</context>
<context>
    <name>yc::app::OrganisationPanel</name>
    <message>
        <source>到场的经办人照常读取身份证。须提交授权委托书；法定代表人（负责人）本人到场的，不用授权委托书。</source>
        <translation>Whoever came has their card read as usual. A mandate is needed, unless the legal representative came in person.</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Unified social credit code</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>与营业执照或登记证书一致</source>
        <translation>as on the business licence or certificate</translation>
    </message>
    <message>
        <source>法定代表人（负责人）姓名</source>
        <translation>Name of the legal representative</translation>
    </message>
    <message>
        <source>采用</source>
        <translation>Take it</translation>
    </message>
    <message>
        <source>不录入 Esc</source>
        <translation>Leave it Esc</translation>
    </message>
    <message>
        <source>录入%1：单位</source>
        <translation>%1: organisation</translation>
    </message>
    <message>
        <source>此项必填</source>
        <translation>This has to be filled in</translation>
    </message>
    <message>
        <source>请按提示补充或更正</source>
        <translation>Complete or correct what is marked</translation>
    </message>
</context>
<context>
    <name>yc::app::PaperView</name>
    <message>
        <source>返回 Esc</source>
        <translation>Back Esc</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>打印文书</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>另存为PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>正在排版……</source>
        <translation>Laying out…</translation>
    </message>
    <message>
        <source>文书无法显示</source>
        <translation>The paper cannot be shown</translation>
    </message>
    <message>
        <source>第%1页，共%2页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>文书预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>本机没有文件管理程序，请按所示位置查找</source>
        <translation>There is no file manager here; the place is written above</translation>
    </message>
    <message>
        <source>再打印一份</source>
        <translation>Print another copy</translation>
    </message>
    <message>
        <source>重试打印</source>
        <translation>Try to print again</translation>
    </message>
    <message>
        <source>✓ 已保存：%1</source>
        <translation>✓ Saved: %1</translation>
    </message>
    <message>
        <source>✕ 没有保存到 %1：%2</source>
        <translation>✕ Not saved to %1: %2</translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
</context>
<context>
    <name>yc::app::PartyList</name>
    <message>
        <source>其他申请人、代理人和监护人</source>
        <translation>Other applicants, agent and guardians</translation>
    </message>
    <message>
        <source>设为第一申请人</source>
        <translation>Make first applicant</translation>
    </message>
    <message>
        <source>移除所选</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>撤销移除</source>
        <translation>Undo removal</translation>
    </message>
    <message>
        <source>由他人代办</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>监护人陪同</source>
        <translation>With guardian</translation>
    </message>
    <message>
        <source>增加申请人</source>
        <translation>Add applicant</translation>
    </message>
    <message>
        <source>增加单位</source>
        <translation>Add organisation</translation>
    </message>
    <message>
        <source>更换代理人</source>
        <translation>Replace agent</translation>
    </message>
    <message>
        <source>读取经办人证件</source>
        <translation>Read agent&apos;s card</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>yc::app::PinPanel</name>
    <message>
        <source>重置工作人员的 PIN</source>
        <translation>Reset a colleague&apos;s PIN</translation>
    </message>
    <message>
        <source>同事忘记PIN时使用，需要连接大厅。得到一个只能用一次的PIN，本人登录后必须改掉；此人在各处的登录立即失效。</source>
        <translation>For a colleague who forgot theirs; needs the hall. It gives a PIN for one sign-in, which has to change it; their other sign-ins end at once.</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Staff number</translation>
    </message>
    <message>
        <source>忘记PIN的人的工号</source>
        <translation>Staff number of who forgot the PIN</translation>
    </message>
    <message>
        <source>重置PIN……</source>
        <translation>Reset PIN…</translation>
    </message>
    <message>
        <source>确认重置</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>不重置</source>
        <translation>Do not reset</translation>
    </message>
    <message>
        <source>已告知本人，清除</source>
        <translation>Told them, clear it</translation>
    </message>
    <message>
        <source>请填写忘记PIN的人的工号</source>
        <translation>Enter the staff number of who forgot the PIN</translation>
    </message>
    <message>
        <source>自己的PIN请在登录时修改，不能在这里重置</source>
        <translation>Your own PIN is changed at sign-in, not here</translation>
    </message>
    <message>
        <source>确定重置工号 %1 的PIN？原来的PIN立即不能再用。</source>
        <translation>Reset the PIN of %1? The present one ends at once.</translation>
    </message>
    <message>
        <source>正在请大厅重置……</source>
        <translation>Asking the hall…</translation>
    </message>
    <message>
        <source>%1（%2）的一次性PIN，只显示这一次，请当面告知本人：</source>
        <translation>One-time PIN of %1 (%2), shown only now; tell them in person:</translation>
    </message>
</context>
<context>
    <name>yc::app::PointedBar</name>
    <message>
        <source>去更正</source>
        <translation>Go and correct</translation>
    </message>
    <message>
        <source>已当面核对，没有错</source>
        <translation>Checked together: it is right</translation>
    </message>
    <message>
        <source>申请人在其屏幕上指出不对：%1</source>
        <translation>The applicant says on their screen that this is wrong: %1</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>✓ 申请人已在其屏幕上确认：以上信息无误</source>
        <translation>✓ The applicant has confirmed on their screen: all of this is correct</translation>
    </message>
</context>
<context>
    <name>yc::app::PrintRow</name>
    <message>
        <source>已送打印，请查看出纸口</source>
        <translation>sent, look at what came out</translation>
    </message>
    <message>
        <source>已打印</source>
        <translation>printed</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>没有打印</source>
        <translation>not printed</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>双面</source>
        <translation>Both sides</translation>
    </message>
    <message>
        <source>纸盒</source>
        <translation>Tray</translation>
    </message>
    <message>
        <source>取消打印</source>
        <translation>Cancel printing</translation>
    </message>
    <message>
        <source>打印记录</source>
        <translation>Print history</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>正在查找打印机……</source>
        <translation>Looking for printers…</translation>
    </message>
    <message>
        <source>原来选的打印机“%1”已不存在，将改用“%2”；也可另选一台</source>
        <translation>The printer “%1” that was chosen no longer exists; “%2” will be used instead, or choose another</translation>
    </message>
    <message>
        <source>自动选择</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>%1（%2，%3）</source>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>已打印 %1 次</source>
        <translation>Printed %1 time(s)</translation>
    </message>
    <message>
        <source>第%1次打印</source>
        <translation>Printing no. %1</translation>
    </message>
    <message>
        <source>%1 份</source>
        <translation>Copies: %1</translation>
    </message>
</context>
<context>
    <name>yc::app::PrintSheet</name>
    <message>
        <source>扫描 F4</source>
        <translation>Scan F4</translation>
    </message>
    <message>
        <source>导入文件 Ctrl+O</source>
        <translation>Import a file Ctrl+O</translation>
    </message>
    <message>
        <source>印迹</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>仍在等待扫描仪，已 %1 秒（Esc 停止）</source>
        <translation>Still waiting for the scanner, %1 s (Esc stops)</translation>
    </message>
    <message>
        <source>改用整页</source>
        <translation>Take the whole page</translation>
    </message>
    <message>
        <source>只留印迹</source>
        <translation>Keep the print alone</translation>
    </message>
    <message>
        <source>正在扫描 %1%（Esc 停止）</source>
        <translation>Scanning %1% (Esc stops)</translation>
    </message>
    <message>
        <source>正在扫描（Esc 停止）</source>
        <translation>Scanning (Esc stops)</translation>
    </message>
    <message>
        <source>正在启动扫描仪（Esc 停止）</source>
        <translation>Starting the scanner (Esc stops)</translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation>Import a file</translation>
    </message>
    <message>
        <source>文件和照片 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.PDF *.JPG *.JPEG *.PNG *.TIF *.TIFF)</source>
        <translation>Files and photographs (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.PDF *.JPG *.JPEG *.PNG *.TIF *.TIFF)</translation>
    </message>
    <message>
        <source>正在导入“%1”（Esc 停止）</source>
        <translation>Bringing in “%1” (Esc stops)</translation>
    </message>
    <message>
        <source>纸上没有看到印迹，请放好后重新扫描</source>
        <translation>There is no print on the paper: lay it down and scan again</translation>
    </message>
    <message>
        <source>没有找到清楚的印迹，请核对后再采用</source>
        <translation>No clear print was found: look before you take it</translation>
    </message>
</context>
<context>
    <name>yc::app::PrinterPanel</name>
    <message>
        <source>文书打印机与纸盒</source>
        <translation>Printer of papers and its trays</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>文书打印机</source>
        <translation>Printer of papers</translation>
    </message>
    <message>
        <source>双面打印</source>
        <translation>Both sides</translation>
    </message>
    <message>
        <source>这台打印机没有可选的纸盒。</source>
        <translation>This printer has no trays to choose from.</translation>
    </message>
    <message>
        <source>%1的纸盒</source>
        <translation>Tray of the %1</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1（已不存在）</source>
        <translation>%1 (no longer there)</translation>
    </message>
    <message>
        <source>正在查找打印机……</source>
        <translation>Looking for printers…</translation>
    </message>
    <message>
        <source>选定的打印机“%1”已不存在，目前改用“%2”。请在上面另选一台；如果它还在，请管理员在系统中重新添加（%3）</source>
        <translation>The chosen printer “%1” is no longer there, “%2” is used instead. Choose another above; if it still exists, add it again in the system (%3)</translation>
    </message>
    <message>
        <source>自动选择</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>%1（这台没有）</source>
        <translation>%1 (not on this one)</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>yc::app::ProxyFields</name>
    <message>
        <source>不用代理</source>
        <translation>No proxy</translation>
    </message>
    <message>
        <source>HTTP 代理</source>
        <translation>HTTP proxy</translation>
    </message>
    <message>
        <source>SOCKS5 代理</source>
        <translation>SOCKS5 proxy</translation>
    </message>
    <message>
        <source>代理</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>代理地址</source>
        <translation>Proxy address</translation>
    </message>
    <message>
        <source>地址:端口，如 10.0.0.1:3128</source>
        <translation>address:port, such as 10.0.0.1:3128</translation>
    </message>
    <message>
        <source>代理地址应为“地址:端口”，如 10.0.0.1:3128，请核对</source>
        <translation>The proxy should be “address:port”, such as 10.0.0.1:3128, please check</translation>
    </message>
</context>
<context>
    <name>yc::app::ReasonsPanel</name>
    <message>
        <source>勾选未达到的审查要点</source>
        <translation>Tick the review points that are not met</translation>
    </message>
    <message>
        <source>审查要点</source>
        <translation>Review points</translation>
    </message>
    <message>
        <source>其他内容（每行一条）</source>
        <translation>Anything else (one a line)</translation>
    </message>
    <message>
        <source>其他内容</source>
        <translation>Anything else</translation>
    </message>
    <message>
        <source>法律依据（写明名称和条款）</source>
        <translation>Legal basis (name and article)</translation>
    </message>
    <message>
        <source>法律依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>不办了，返回</source>
        <translation>Leave it, go back</translation>
    </message>
    <message>
        <source>不予受理：请写明理由和依据，申请人可据此复议或诉讼</source>
        <translation>Refusal: state the reasons and the law; the applicant may appeal on them</translation>
    </message>
    <message>
        <source>一次性补正告知：请一次写明全部需要补正的内容</source>
        <translation>Corrections: state everything that is missing, once and for all</translation>
    </message>
    <message>
        <source>确认不予受理</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>确认告知补正</source>
        <translation>Ask for these corrections</translation>
    </message>
    <message>
        <source>请至少写明一条</source>
        <translation>State at least one</translation>
    </message>
    <message>
        <source>请写明法律依据</source>
        <translation>State the legal basis</translation>
    </message>
    <message>
        <source>经审查，“%1”一项不符合规定</source>
        <translation>On review, this point does not meet the rules: “%1”</translation>
    </message>
    <message>
        <source>“%1”一项未通过审查，请更正或补充相应材料</source>
        <translation>This point was not met: “%1”. Please correct or supply the paper it needs</translation>
    </message>
    <message>
        <source>常用语</source>
        <translation>Kept words</translation>
    </message>
    <message>
        <source>存为常用语</source>
        <translation>Keep these words</translation>
    </message>
    <message>
        <source>把光标所在的一行存为本事项的常用语</source>
        <translation>Keeps the line with the caret for this service</translation>
    </message>
    <message>
        <source>删除常用语</source>
        <translation>Delete kept words</translation>
    </message>
    <message>
        <source>还没有常用语：写好一行后按“存为常用语”</source>
        <translation>No kept words yet: write a line and keep it</translation>
    </message>
    <message>
        <source>插入常用语（Ctrl+1 至 Ctrl+9）</source>
        <translation>Put in kept words (Ctrl+1 to Ctrl+9)</translation>
    </message>
    <message>
        <source>请先在“其他内容”里写好一行</source>
        <translation>Write a line under Other first</translation>
    </message>
    <message>
        <source>最多写%1条，请合并几行</source>
        <translation>At most %1 points; please join some lines</translation>
    </message>
</context>
<context>
    <name>yc::app::SaveRow</name>
    <message>
        <source>保存位置</source>
        <translation>Save in</translation>
    </message>
    <message>
        <source>文件名</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>本机文档</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>请写明文件名</source>
        <translation>Give the file a name</translation>
    </message>
    <message>
        <source>已有同名文件，再按一次“保存”将覆盖它</source>
        <translation>A file of this name is there; press Save once more to overwrite it</translation>
    </message>
    <message>
        <source>文件名太长，请缩短到80个汉字以内</source>
        <translation>The file name is too long; please keep it within 80 Chinese characters</translation>
    </message>
</context>
<context>
    <name>yc::app::SettingsPage</name>
    <message>
        <source>语言、颜色和文字大小由每台终端的工作人员自己选。</source>
        <translation>Language, colours and size of the text are chosen by whoever works at this terminal.</translation>
    </message>
    <message>
        <source>语言与界面……</source>
        <translation>Language and display…</translation>
    </message>
    <message>
        <source>修改后按各栏的保存；Esc 返回</source>
        <translation>Change, then save each part; Esc goes back</translation>
    </message>
    <message>
        <source>只有管理员可以修改，这里可以查看；Esc 返回</source>
        <translation>Only administrators change this; you can read it. Esc goes back</translation>
    </message>
    <message>
        <source>对本机所有工作人员生效。</source>
        <translation>Holds for everybody at this terminal.</translation>
    </message>
    <message>
        <source>只有管理员可以修改。需要改动时请管理员用自己的工号登录本机。</source>
        <translation>Only administrators change this. Let one sign in here with their own number.</translation>
    </message>
    <message>
        <source>设置保存在 %1</source>
        <translation>Settings are kept in %1</translation>
    </message>
</context>
<context>
    <name>yc::app::SideMenu</name>
    <message>
        <source>收件受理</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>我的待办</source>
        <translation>My cases</translation>
    </message>
    <message>
        <source>数据同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>设备状态</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>界面设置</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>系统设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>yc::app::SignInPage</name>
    <message>
        <source>工作人员登录</source>
        <translation>Staff sign-in</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Staff number</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>首次登录须修改PIN：至少%1位，不连号、不重复。</source>
        <translation>The PIN has to be changed at first use: at least %1 characters, no runs, no repeats.</translation>
    </message>
    <message>
        <source>新PIN</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>再次输入新PIN</source>
        <translation>New PIN again</translation>
    </message>
    <message>
        <source>您的PIN已在别处修改或重设。请再输入修改前的PIN，以打开本机资料库。</source>
        <translation>Your PIN was changed or reset elsewhere. Enter the one from before as well, to open the vault of this terminal.</translation>
    </message>
    <message>
        <source>忘记了修改前的PIN</source>
        <translation>I forgot the PIN from before</translation>
    </message>
    <message>
        <source>由大厅交还开启本机资料库的钥匙，办过的件都在</source>
        <translation>The hall gives back the key to the vault of this terminal; all your cases are there</translation>
    </message>
    <message>
        <source>正在请大厅交还钥匙……</source>
        <translation>Asking the hall for the key…</translation>
    </message>
    <message>
        <source>修改前的PIN</source>
        <translation>PIN before the change</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>%1 · %2号窗口</source>
        <translation>%1 · window %2</translation>
    </message>
    <message>
        <source>! 密钥存放在文件中，仅供演示</source>
        <translation>! Keys are kept in a file: for demonstration only</translation>
    </message>
    <message>
        <source>请输入工号和PIN，然后按 Enter 登录</source>
        <translation>Enter staff number and PIN, then press Enter</translation>
    </message>
    <message>
        <source>请设置新的PIN，然后按 Enter</source>
        <translation>Choose a new PIN, then press Enter</translation>
    </message>
    <message>
        <source>请输入修改前的PIN，然后按 Enter</source>
        <translation>Enter the PIN from before the change, then press Enter</translation>
    </message>
    <message>
        <source>修改PIN并登录</source>
        <translation>Change the PIN and sign in</translation>
    </message>
    <message>
        <source>请输入工号和PIN</source>
        <translation>Enter staff number and PIN</translation>
    </message>
    <message>
        <source>正在核对……</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>新PIN至少%1位</source>
        <translation>The new PIN needs at least %1 characters</translation>
    </message>
    <message>
        <source>两次输入的新PIN不一致，请重新输入</source>
        <translation>The two new PINs differ; enter it again</translation>
    </message>
    <message>
        <source>正在修改……</source>
        <translation>Changing…</translation>
    </message>
    <message>
        <source>PIN多次输错，%1后可再试</source>
        <translation>Too many wrong PINs; try again in %1</translation>
    </message>
    <message>
        <source>请将工作证卡放入读卡器；按 Esc 返回</source>
        <translation>Put your staff card into the reader; Esc goes back</translation>
    </message>
</context>
<context>
    <name>yc::app::SignaturePage</name>
    <message>
        <source>申请人确认的内容</source>
        <translation>What the applicant confirms</translation>
    </message>
    <message>
        <source>清除重签</source>
        <translation>Clear and sign again</translation>
    </message>
    <message>
        <source>确认签字</source>
        <translation>Take the signature</translation>
    </message>
    <message>
        <source>继续：办理</source>
        <translation>Continue: finish</translation>
    </message>
    <message>
        <source>签字与以上内容绑定 · 摘要 %1</source>
        <translation>The signature is bound to the text above · digest %1</translation>
    </message>
    <message>
        <source>读取证件并选择事项后才能签字</source>
        <translation>Read a document and choose a service before signing</translation>
    </message>
    <message>
        <source>未签字</source>
        <translation>not signed</translation>
    </message>
    <message>
        <source>内容有改动，须重签</source>
        <translation>changed since, sign again</translation>
    </message>
    <message>
        <source>已签字，待提交</source>
        <translation>signed, not submitted</translation>
    </message>
    <message>
        <source>请先选择事项（F3）</source>
        <translation>Choose a service first (F3)</translation>
    </message>
    <message>
        <source>已签字，按 Enter 继续办理</source>
        <translation>Signed; press Enter to go on</translation>
    </message>
    <message>
        <source>确认清除签字</source>
        <translation>Clear the signature?</translation>
    </message>
    <message>
        <source>正在保存材料页面，请稍候</source>
        <translation>The pages are being saved, one moment</translation>
    </message>
    <message>
        <source>内容有改动，原笔迹已清除</source>
        <translation>changed since, the strokes were cleared</translation>
    </message>
    <message>
        <source>内容有改动，请申请人核对后重新签字</source>
        <translation>Something changed; the applicant reads it and signs again</translation>
    </message>
    <message>
        <source>签署方式：%1（Alt+%2）</source>
        <translation>Way of signing: %1 (Alt+%2)</translation>
    </message>
    <message>
        <source>请代书人在此书写</source>
        <translation>The writer writes here</translation>
    </message>
    <message>
        <source>确认捺印</source>
        <translation>Take the fingerprint</translation>
    </message>
    <message>
        <source>确认代书</source>
        <translation>Take the writing</translation>
    </message>
    <message>
        <source>请单位核对以下内容，确认无误后盖章</source>
        <translation>Let the organisation check this; if it is right it seals</translation>
    </message>
    <message>
        <source>请单位在白纸上盖章，把纸放入扫描仪，按 F4 扫描</source>
        <translation>Let the organisation seal white paper, put it into the scanner and press F4</translation>
    </message>
    <message>
        <source>确认盖章</source>
        <translation>Take the seal</translation>
    </message>
    <message>
        <source>已签字（%1），待提交</source>
        <translation>Signed (%1), to be submitted</translation>
    </message>
    <message>
        <source>请单位盖章，把纸放入扫描仪，按 F4 扫描</source>
        <translation>The organisation seals; put the paper into the scanner and press F4</translation>
    </message>
    <message>
        <source>请按“%1”，或清除后重签</source>
        <translation>Press “%1”, or clear and sign again</translation>
    </message>
    <message>
        <source>请%1核对以下内容，确认无误后签字</source>
        <translation>To be read, and signed if it is right, by %1</translation>
    </message>
    <message>
        <source>请%1核对内容，在签字区签字</source>
        <translation>The text is read, and signed in the signing area, by %1</translation>
    </message>
    <message>
        <source>请%1在此签字</source>
        <translation>Signature of %1</translation>
    </message>
    <message>
        <source>请向%1念清以下内容，确认无误后按捺指纹</source>
        <translation>Read this out to %1; if it is right they give a fingerprint</translation>
    </message>
    <message>
        <source>请%1在白纸上按捺指纹，把纸放入扫描仪，按 F4 扫描</source>
        <translation>Let %1 press a finger on white paper, put it into the scanner and press F4</translation>
    </message>
    <message>
        <source>请向%1念清以下内容，确认无误后由他人代书</source>
        <translation>Read this out to %1; if it is right somebody writes for them</translation>
    </message>
    <message>
        <source>请%1按捺指纹，把纸放入扫描仪，按 F4 扫描</source>
        <translation>Take a fingerprint of %1 on paper, put it into the scanner and press F4</translation>
    </message>
    <message>
        <source>请代书人在签字区写上%1的姓名，并注明代书</source>
        <translation>The writer writes the name of %1 on the pad, and that it was written for them</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>the applicant</translation>
    </message>
    <message>
        <source>已签字，按 Enter 请下一位签字</source>
        <translation>Signed; press Enter for whoever signs next</translation>
    </message>
    <message>
        <source>请先确认或清除%1的签字，再换下一位</source>
        <translation>Confirm or clear the signature of %1 first, then go on to another</translation>
    </message>
    <message>
        <source>签字人在签字板上按了“取消”，没有签字</source>
        <translation>The signer pressed Cancel on the signature pad: nothing was signed</translation>
    </message>
    <message>
        <source>请代书人代%1签字</source>
        <translation>Please sign for %1</translation>
    </message>
    <message>
        <source>请%1签字</source>
        <translation>%1, please sign</translation>
    </message>
    <message>
        <source>已向本人念清办理“%1”的全部确认内容，本人确认无误，由他人代书。</source>
        <translation>All that is confirmed for “%1” was read to me, it is correct, and somebody else signs for me.</translation>
    </message>
    <message>
        <source>本人已核对办理“%1”的全部确认内容，确认无误。</source>
        <translation>I have checked all that is confirmed for “%1”; it is correct.</translation>
    </message>
    <message>
        <source>摘要 %1</source>
        <translation>Digest %1</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>重签</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>请%1在签字板上签字</source>
        <translation>%1, please sign on the signature pad</translation>
    </message>
    <message>
        <source>正在把内容显示到签字板上，请稍候</source>
        <translation>Showing it on the signature pad, one moment</translation>
    </message>
    <message>
        <source>用签字板签</source>
        <translation>Sign on the pad</translation>
    </message>
    <message>
        <source>改在屏幕上签</source>
        <translation>Sign on the screen</translation>
    </message>
    <message>
        <source>请%1核对内容，在签字板上签字</source>
        <translation>Ask %1 to check the text and to sign on the signature pad</translation>
    </message>
</context>
<context>
    <name>yc::app::SigningDetails</name>
    <message>
        <source>签署人</source>
        <translation>Who signs</translation>
    </message>
    <message>
        <source>手指</source>
        <translation>Finger</translation>
    </message>
    <message>
        <source>代书人</source>
        <translation>Writer</translation>
    </message>
    <message>
        <source>代书说明（选其他原因时必填）</source>
        <translation>Note (for another reason)</translation>
    </message>
    <message>
        <source>代书人是签署人的</source>
        <translation>The writer is the signer's</translation>
    </message>
    <message>
        <source>代书原因</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>谁用的印，印章从谁手里交来</source>
        <translation>Who put the seal, and who handed it over</translation>
    </message>
    <message>
        <source>用印人</source>
        <translation>Who sealed</translation>
    </message>
    <message>
        <source>交印人（保管印章的人）</source>
        <translation>Handed over by (keeper of the seal)</translation>
    </message>
    <message>
        <source>✓ 用印人是法定代表人（负责人），不用授权委托书</source>
        <translation>✓ The representative seals: no letter of authority needed</translation>
    </message>
    <message>
        <source>✓ 授权委托书已提交</source>
        <translation>✓ The letter of authority is here</translation>
    </message>
    <message>
        <source>✕ 请先在“材料”中提交授权委托书</source>
        <translation>✕ First add the letter of authority under “Materials”</translation>
    </message>
    <message>
        <source>请写明原因</source>
        <translation>Say why</translation>
    </message>
    <message>
        <source>此项必填</source>
        <translation>Has to be filled in</translation>
    </message>
    <message>
        <source>请按提示补充或更正</source>
        <translation>Add or correct what is marked</translation>
    </message>
    <message>
        <source>见证人须成年，且不能是签字人或代书人</source>
        <translation>The witness has to be of age, and neither the signer nor the writer</translation>
    </message>
    <message>
        <source>代书人不能是签署人自己</source>
        <translation>The writer cannot be the signer</translation>
    </message>
    <message>
        <source>请先在“材料”中提交授权委托书</source>
        <translation>First add the letter of authority under “Materials”</translation>
    </message>
</context>
<context>
    <name>yc::app::SyncPage</name>
    <message>
        <source>数据同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>待上传列表</source>
        <translation>To be sent</translation>
    </message>
    <message>
        <source>没有待上传的办件，全部已由大厅确认。</source>
        <translation>Nothing is owed; the hall has confirmed everything.</translation>
    </message>
    <message>
        <source>立即上传此件</source>
        <translation>Send this one now</translation>
    </message>
    <message>
        <source>立即上传</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>连不上大厅，恢复后自动同步；可继续办理</source>
        <translation>The hall is out of reach; it syncs by itself when it is back. Go on working</translation>
    </message>
    <message>
        <source>全部已同步</source>
        <translation>All is synced</translation>
    </message>
    <message>
        <source>网络恢复后自动上传，也可按“立即上传”</source>
        <translation>It is sent when the network is back; “Send now” tries at once</translation>
    </message>
    <message>
        <source>✓ 已连接大厅，最近联系 %1</source>
        <translation>✓ In contact with the hall, last at %1</translation>
    </message>
    <message>
        <source>! 离线，可继续办理</source>
        <translation>! Offline, go on working</translation>
    </message>
    <message>
        <source>! 离线，可继续办理，最近联系 %1</source>
        <translation>! Offline, go on working; last contact %1</translation>
    </message>
    <message>
        <source>正在连接大厅</source>
        <translation>Connecting to the hall</translation>
    </message>
    <message>
        <source>已传 %1，共 %2</source>
        <translation>%1 of %2 sent</translation>
    </message>
    <message>
        <source>已试 %1 次</source>
        <translation>tried %1 time(s)</translation>
    </message>
    <message>
        <source>下次 %1</source>
        <translation>next try %1</translation>
    </message>
</context>
<context>
    <name>yc::app::TopBar</name>
    <message>
        <source>一窗</source>
        <translation>Yichuang</translation>
    </message>
    <message>
        <source>退出登录</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>%1号窗口</source>
        <translation>Window %1</translation>
    </message>
    <message>
        <source>%1 %2（离线登录）</source>
        <translation>%1 %2 (signed in offline)</translation>
    </message>
    <message>
        <source>! 待上传 %1 件</source>
        <translation>! %1 to be sent</translation>
    </message>
    <message>
        <source>✓ 已同步 %1</source>
        <translation>✓ Synced %1</translation>
    </message>
    <message>
        <source>! 离线，可继续办理</source>
        <translation>! Offline, go on working</translation>
    </message>
    <message>
        <source>! 本机时间与大厅不符</source>
        <translation>! This clock is not the hall&apos;s</translation>
    </message>
    <message>
        <source>请校准本机时间；文书上的时间以大厅为准</source>
        <translation>Set this computer&apos;s clock; papers carry the hall&apos;s time</translation>
    </message>
    <message>
        <source>正在连接大厅</source>
        <translation>Connecting to the hall</translation>
    </message>
    <message>
        <source>最近与大厅联系：%1</source>
        <translation>Last contact with the hall: %1</translation>
    </message>
    <message>
        <source>! 设备 %1/%2</source>
        <translation>! Devices %1/%2</translation>
    </message>
    <message>
        <source>设备 %1/%2</source>
        <translation>Devices %1/%2</translation>
    </message>
</context>
<context>
    <name>yc::app::TypedDocument</name>
    <message>
        <source>录入%1的证件</source>
        <translation>Document: %1</translation>
    </message>
    <message>
        <source>应为日期，如 20261121</source>
        <translation>A date is needed, such as 20261121</translation>
    </message>
    <message>
        <source>应为三位国家代码，如 CHN、USA</source>
        <translation>Three letters are needed, such as CHN or USA</translation>
    </message>
    <message>
        <source>此项必填</source>
        <translation>This has to be filled in</translation>
    </message>
    <message>
        <source>请核对人输入自己的工号</source>
        <translation>The colleague enters their own staff number</translation>
    </message>
    <message>
        <source>请写明原因</source>
        <translation>State the reason</translation>
    </message>
    <message>
        <source>请核对人输入自己的PIN</source>
        <translation>The colleague enters their own PIN</translation>
    </message>
    <message>
        <source>请按提示补充或更正</source>
        <translation>Complete or correct what is marked</translation>
    </message>
    <message>
        <source>正在核对……</source>
        <translation>Checking …</translation>
    </message>
    <message>
        <source>核对并采用</source>
        <translation>Check and take</translation>
    </message>
    <message>
        <source>不录入 Esc</source>
        <translation>Leave it Esc</translation>
    </message>
    <message>
        <source>机读码第1行（护照资料页下方，可扫描）</source>
        <translation>Machine-readable line 1 (foot of the data page; may be scanned)</translation>
    </message>
    <message>
        <source>机读码第2行</source>
        <translation>Machine-readable line 2</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>姓名（拉丁字母）</source>
        <translation>Name (Latin letters)</translation>
    </message>
    <message>
        <source>国籍（三位代码）</source>
        <translation>Nationality (three letters)</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>有效期起</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>签发机关</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>亮码：出示的二维码（用扫码枪扫入，未联网核验）</source>
        <translation>Code shown on a telephone (hand scanner; not verified online)</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>长期有效</source>
        <translation>no end</translation>
    </message>
    <message>
        <source>核对人：另一位工作人员看过证件和本人，用自己的工号和PIN确认</source>
        <translation>Second person: a colleague has seen document and person, and confirms with their own staff number and PIN</translation>
    </message>
    <message>
        <source>没有读芯片的原因</source>
        <translation>Why no chip was read</translation>
    </message>
    <message>
        <source>说明（选其他原因时必填）</source>
        <translation>Note (needed with another reason)</translation>
    </message>
    <message>
        <source>核对人工号</source>
        <translation>Colleague&apos;s staff number</translation>
    </message>
    <message>
        <source>核对人PIN</source>
        <translation>Colleague&apos;s PIN</translation>
    </message>
    <message>
        <source>姓名和号码读自社会保障卡，未联网核验：请对照持卡人和卡面，再由核对人确认</source>
        <translation>Name and number were read from a social security card and not verified online: compare them with the person and the card, then let the second person confirm</translation>
    </message>
</context>
<context>
    <name>yc::app::WitnessPanel</name>
    <message>
        <source>工作人员见证</source>
        <translation>A colleague</translation>
    </message>
    <message>
        <source>其他人见证</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>见证人工号</source>
        <translation>Witness's staff number</translation>
    </message>
    <message>
        <source>见证人确认</source>
        <translation>Witness confirms</translation>
    </message>
    <message>
        <source>见证人</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>见证人在场看着办，不能是签字人或代书人</source>
        <translation>The witness sees it done, and is neither the signer nor the writer</translation>
    </message>
    <message>
        <source>见证人PIN</source>
        <translation>Witness's PIN</translation>
    </message>
    <message>
        <source>更换见证人</source>
        <translation>Another witness</translation>
    </message>
    <message>
        <source>✓ %1（工号%2）已确认</source>
        <extracomment>%1: staff name, %2: staff number</extracomment>
        <translation>✓ %1 (staff %2) has confirmed</translation>
    </message>
    <message>
        <source>请见证人输入自己的工号</source>
        <translation>The witness enters their own staff number</translation>
    </message>
    <message>
        <source>请见证人输入自己的PIN，并按“见证人确认”</source>
        <translation>The witness enters their PIN and presses “Witness confirms”</translation>
    </message>
    <message>
        <source>请见证人输入自己的工号和PIN</source>
        <translation>The witness enters their own staff number and PIN</translation>
    </message>
    <message>
        <source>正在核对……</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>见证人不能是正在办理的工作人员，请另一位工作人员确认</source>
        <translation>Whoever works at this window is no witness: ask a colleague</translation>
    </message>
</context>
<context>
    <name>yc::kiosk::Frame</name>
    <message>
        <source>请到本大厅咨询台或任一开放窗口，工作人员会协助您办理。
您在本机上的操作不会丢失，超时后自动退出。</source>
        <translation>Please go to the information desk or any open window; the staff will help you.
Nothing you did here is lost; the machine leaves by itself after a while.</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>呼叫人工</source>
        <translation>Call staff</translation>
    </message>
</context>
<context>
    <name>yc::kiosk::Session</name>
    <message>
        <source>还需要继续吗？
%1秒后自动退出，您的信息将从本机清除。</source>
        <extracomment>%1 seconds</extracomment>
        <translation>Do you want to go on?
In %1 s this ends by itself and your data are erased here.</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>办件进度</source>
        <translation>My cases</translation>
    </message>
    <message>
        <source>您可以换一张证件，或到人工窗口查询。</source>
        <translation>You can try another document, or ask at a window.</translation>
    </message>
    <message>
        <source>这张证件不能用于查询</source>
        <translation>This document cannot be used here</translation>
    </message>
    <message>
        <source>正在查询您的办件…</source>
        <translation>Looking for your cases…</translation>
    </message>
    <message>
        <source>正在向政务大厅查询，一般只需几秒。</source>
        <translation>Asking the hall; this takes a few seconds.</translation>
    </message>
    <message>
        <source>暂时无法查询</source>
        <translation>Not possible for now</translation>
    </message>
    <message>
        <source>您仍可到任一开放窗口查询，或稍后再来。</source>
        <translation>You can still ask at any open window, or come again later.</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>正在打印查询单…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>请在下方出纸口等候。</source>
        <translation>Please wait at the slot below.</translation>
    </message>
    <message>
        <source>请取走查询单</source>
        <translation>Please take your slip</translation>
    </message>
    <message>
        <source>还需要办理其他业务吗？</source>
        <translation>Do you need anything else?</translation>
    </message>
    <message>
        <source>继续查看办件</source>
        <translation>Look at my cases</translation>
    </message>
    <message>
        <source>办完了，退出</source>
        <translation>Done, leave</translation>
    </message>
    <message>
        <source>没有打印出来，请记下办件编号</source>
        <translation>It was not printed; please note the case number</translation>
    </message>
    <message>
        <source>凭办件编号和身份证可在任一窗口查询。</source>
        <translation>With the case number and your identity card any window can tell you.</translation>
    </message>
    <message>
        <source>请取走您的身份证</source>
        <translation>Please take your identity card</translation>
    </message>
    <message>
        <source>如有纸张和其他随身物品，请一并带走。</source>
        <translation>Please take your papers and belongings with you.</translation>
    </message>
    <message>
        <source>您的信息已从本机清除。</source>
        <translation>Your data have been erased here.</translation>
    </message>
    <message>
        <source>没有查到您的办件</source>
        <translation>No cases were found</translation>
    </message>
    <message>
        <source>如果刚刚提交，请过几分钟再查。</source>
        <translation>If you have just applied, ask again in a few minutes.</translation>
    </message>
    <message>
        <source>需要办理业务，请到任一开放窗口。</source>
        <translation>To apply for something, go to any open window.</translation>
    </message>
    <message>
        <source>查询单已取走</source>
        <translation>Your slip was taken</translation>
    </message>
    <message>
        <source>请取走您的身份证和查询单</source>
        <translation>Please take your identity card and your slip</translation>
    </message>
    <message>
        <source>查询单还在下方出纸口，请一并取走。</source>
        <translation>Your slip still stands in the slot below; please take it too.</translation>
    </message>
</context>
<context>
    <name>yc::kiosk::Shell</name>
    <message>
        <source>刚才的查询已中断，信息已从本机清除。
请取走身份证后重新开始。</source>
        <translation>The last query was broken off; the data have been erased here.
Please take your card and begin again.</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>正在启动…</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>正在接入政务大厅…</source>
        <translation>Connecting to the hall…</translation>
    </message>
    <message>
        <source>请稍候。</source>
        <translation>Please wait.</translation>
    </message>
    <message>
        <source>暂停服务</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>本机暂停服务</source>
        <translation>This machine is out of service</translation>
    </message>
    <message>
        <source>请到人工窗口办理。</source>
        <translation>Please go to a window.</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>自助服务</source>
        <translation>Self-service</translation>
    </message>
    <message>
        <source>请选择您要办理的业务</source>
        <translation>What do you want to do?</translation>
    </message>
    <message>
        <source>办件进度</source>
        <translation>My cases</translation>
    </message>
    <message>
        <source>查看您的办件到了哪一步，可打印查询单。约1分钟，需身份证</source>
        <translation>See where your case stands, print a slip. About 1 minute, needs your identity card</translation>
    </message>
    <message>
        <source>读卡区示意图</source>
        <translation>Picture of the card reader</translation>
    </message>
    <message>
        <source>也可以直接将身份证平放在读卡区</source>
        <translation>Or simply lay your identity card on the reader</translation>
    </message>
    <message>
        <source>其他业务请到人工窗口办理。</source>
        <translation>For anything else go to a window.</translation>
    </message>
</context>
<context>
    <name>yc::ui::DiagnosisRun</name>
    <message>
        <source>客户端正在使用，请看客户端的设备状态</source>
        <translation>a client that runs has it, see its devices page</translation>
    </message>
</context>
<context>
    <name>yc::ui::FieldEditor</name>
    <message>
        <source>%1（选填）</source>
        <translation>%1 (optional)</translation>
    </message>
    <message>
        <source>更正</source>
        <extracomment>button beside a value that came from the card or the hall: lets the clerk change it</extracomment>
        <translation>Correct</translation>
    </message>
    <message>
        <source>更正 %1</source>
        <translation>Correct %1</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>年月日，如 20261121</source>
        <translation>Year, month, day, such as 20261121</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>异议</source>
        <translation>Dispute</translation>
    </message>
    <message>
        <source>异议 %1</source>
        <translation>Dispute %1</translation>
    </message>
    <message>
        <source>Ctrl+J：申请人认为来源数据有误</source>
        <translation>Ctrl+J: the applicant says that the source is wrong</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>yc::ui::FormView</name>
    <message>
        <source>申请信息表</source>
        <translation>Application form</translation>
    </message>
</context>
<context>
    <name>yc::ui::GuidanceLine</name>
    <message>
        <source>提示</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>yc::ui::InkPad</name>
    <message>
        <source>签字区</source>
        <translation>Signing area</translation>
    </message>
    <message>
        <source>请在此处用笔、手指或鼠标签字</source>
        <translation>Sign here with pen, finger or mouse</translation>
    </message>
    <message>
        <source>请申请人在此签字</source>
        <translation>The applicant signs here</translation>
    </message>
</context>
<context>
    <name>yc::ui::ItemSearch</name>
    <message>
        <source>查找事项</source>
        <translation>Find a service</translation>
    </message>
    <message>
        <source>名称、拼音首字母、编码或主题</source>
        <translation>Name, pinyin initials, code or topic</translation>
    </message>
    <message>
        <source>事项列表</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>事项目录尚未下载，接通网络后自动更新</source>
        <translation>The catalogue is not here yet; it comes when the network is there</translation>
    </message>
    <message>
        <source> · 又称“%1”</source>
        <translation> · also “%1”</translation>
    </message>
    <message>
        <source> · 主题“%1”</source>
        <translation> · topic “%1”</translation>
    </message>
    <message>
        <source> · 拼音</source>
        <translation> · pinyin</translation>
    </message>
    <message>
        <source> · 编码 %1</source>
        <translation> · code %1</translation>
    </message>
    <message>
        <source>✕ 已取消：%1</source>
        <translation>✕ Cancelled: %1</translation>
    </message>
    <message>
        <source>现办理“%1”</source>
        <translation>now “%1”</translation>
    </message>
    <message>
        <source>没有找到。可换一个说法，或只输入一两个字、拼音首字母</source>
        <translation>Nothing found. Try another word, fewer characters or pinyin initials</translation>
    </message>
    <message>
        <source> · 一件事，含%1个事项</source>
        <translation> · package of %1 services</translation>
    </message>
</context>
<context>
    <name>yc::ui::PageStrip</name>
    <message>
        <source>页面缩略图</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>yc::ui::PageView</name>
    <message>
        <source>页面预览</source>
        <translation>Page</translation>
    </message>
</context>
<context>
    <name>yc::ui::PersonCard</name>
    <message>
        <source>尚未读取证件</source>
        <translation>No document read yet</translation>
    </message>
    <message>
        <source>证件照片（未显示）</source>
        <translation>Photo (not shown)</translation>
    </message>
    <message>
        <source>按住显示 F7</source>
        <extracomment>button: shows the whole number only while it is pressed</extracomment>
        <translation>Hold to show F7</translation>
    </message>
    <message>
        <source>有效期：长期</source>
        <translation>Valid without end</translation>
    </message>
    <message>
        <source>✕ 已于%1过期</source>
        <translation>✕ Expired on %1</translation>
    </message>
    <message>
        <source>有效期至%1</source>
        <translation>Valid until %1</translation>
    </message>
    <message>
        <source>姓名中有 %1 个字字库没有，屏幕和文书上以编码代替</source>
        <translation>The name has %1 character(s) that no font here has; screens and papers show their codes</translation>
    </message>
    <message>
        <source>字库没有：%1。照证件核对，屏幕和文书上以编码代替</source>
        <translation>No font here has %1. Compare with the document; screens and papers show the codes</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>yc::ui::ProblemWindow</name>
    <message>
        <source>一窗</source>
        <translation>Yichuang</translation>
    </message>
    <message>
        <source>程序无法启动</source>
        <translation>The program cannot start</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
</context>
<context>
    <name>ProofWords</name>
    <message>
        <source>原件%1份</source>
        <translation>%1 original(s)</translation>
    </message>
    <message>
        <source>复印件%1份</source>
        <translation>%1 copy(ies)</translation>
    </message>
    <message>
        <source>电子件%1份</source>
        <translation>%1 file(s)</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>信息已变更</source>
        <translation>Has changed since</translation>
    </message>
    <message>
        <source>登记有误</source>
        <translation>Recorded wrongly</translation>
    </message>
    <message>
        <source>读取有误</source>
        <translation>Read wrongly</translation>
    </message>
    <message>
        <source>不是本人的信息</source>
        <translation>Not about me</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>须签字盖章</source>
        <translation>signed or sealed</translation>
    </message>
    <message>
        <source>可告知承诺代替</source>
        <translation>a pledge may replace it</translation>
    </message>
    <message>
        <source>领取时核原件</source>
        <translation>original compared at pick-up</translation>
    </message>
</context>
<context>
    <name>yc::app::HandedPanel</name>
    <message>
        <source>收取形式</source>
        <translation>Came as</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销收取形式</source>
        <translation>Undo how it came</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>确认 Q</source>
        <translation>Confirm Q</translation>
    </message>
    <message>
        <source>确认全部材料的收取形式</source>
        <translation>Confirm how all papers came</translation>
    </message>
    <message>
        <source>Q：全部材料按事项要求确认</source>
        <translation>Q: confirm all papers as the service asks for them</translation>
    </message>
    <message>
        <source>%1：增加一份</source>
        <translation>%1: one more</translation>
    </message>
    <message>
        <source>原件</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>原件份数</source>
        <translation>Number of originals</translation>
    </message>
    <message>
        <source>复印件</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复印件份数</source>
        <translation>Number of copies</translation>
    </message>
    <message>
        <source>电子件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>电子件份数</source>
        <translation>Number of files</translation>
    </message>
    <message>
        <source>复印件已与原件核对一致 H</source>
        <translation>Copies match the original H</translation>
    </message>
    <message>
        <source>复印件已与原件核对一致</source>
        <translation>Copies match the original</translation>
    </message>
    <message>
        <source>! 待确认</source>
        <translation>! To confirm</translation>
    </message>
    <message>
        <source>✓ 已确认</source>
        <translation>✓ Confirmed</translation>
    </message>
    <message>
        <source>核对人工号%1</source>
        <translation>Compared by staff no. %1</translation>
    </message>
    <message>
        <source>原件在领取时核对</source>
        <translation>The original is compared at pick-up</translation>
    </message>
    <message>
        <source>事项要求原件：收复印件的，请当面核对原件</source>
        <translation>The service wants the original: for a copy, compare it with the original</translation>
    </message>
    <message>
        <source>! 待核对</source>
        <translation>! To compare</translation>
    </message>
</context>
<context>
    <name>yc::ui::DisputeRow</name>
    <message>
        <source>异议原因 %1</source>
        <translation>Reason for the dispute: %1</translation>
    </message>
    <message>
        <source>异议说明 %1</source>
        <translation>Words on the dispute: %1</translation>
    </message>
    <message>
        <source>说明（选“其他”时必填）</source>
        <translation>In words (needed with “other”)</translation>
    </message>
    <message>
        <source>撤销异议</source>
        <translation>Withdraw dispute</translation>
    </message>
    <message>
        <source>撤销异议 %1</source>
        <translation>Withdraw dispute of %1</translation>
    </message>
    <message>
        <source>! 申请人有异议。%1为“%2”</source>
        <translation>! Disputed by the applicant. %1 says “%2”</translation>
    </message>
</context>
<context>
    <name>yc::ui::EarlierOffer</name>
    <message>
        <source>采用</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>采用上次填写 %1</source>
        <translation>Use what was written last time: %1</translation>
    </message>
    <message>
        <source>Ctrl+B：采用上次填写的内容</source>
        <translation>Ctrl+B: use what was written last time</translation>
    </message>
    <message>
        <source>上次填写：</source>
        <translation>Last time: </translation>
    </message>
    <message>
        <source>（%1）</source>
        <translation> (%1)</translation>
    </message>
</context>
<context>
    <name>yc::app::ScanChoice</name>
    <message>
        <source>Shift+F4：从哪里扫、颜色、清晰度</source>
        <translation>Shift+F4: where from, colour, resolution</translation>
    </message>
    <message>
        <source>自动：进纸器有纸用进纸器，没有用平板</source>
        <translation>Automatic: the feeder if it has paper, else the glass</translation>
    </message>
    <message>
        <source>平板</source>
        <translation>Glass</translation>
    </message>
    <message>
        <source>进纸器，单面</source>
        <translation>Feeder, one side</translation>
    </message>
    <message>
        <source>进纸器，双面</source>
        <translation>Feeder, both sides</translation>
    </message>
    <message>
        <source>从哪里扫</source>
        <translation>Where from</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>彩色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>灰度，文件较小</source>
        <translation>Grey, smaller files</translation>
    </message>
    <message>
        <source>清晰度</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>自动选择来源</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>灰度</source>
        <translation>Grey</translation>
    </message>
    <message>
        <source>扫描方式：%1</source>
        <translation>How to scan: %1</translation>
    </message>
    <message>
        <source>扫描方式</source>
        <translation>How to scan</translation>
    </message>
    <message>
        <source>用哪台设备</source>
        <translation>Which device</translation>
    </message>
    <message>
        <source>扫描仪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>高拍仪</source>
        <translation>Document camera</translation>
    </message>
    <message>
        <source>用高拍仪</source>
        <translation>Document camera</translation>
    </message>
    <message>
        <source>用扫描仪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>两张纸一起进时</source>
        <translation>When two sheets are drawn in together</translation>
    </message>
    <message>
        <source>停下并提示</source>
        <translation>Stop and say so</translation>
    </message>
    <message>
        <source>不检测：信封、贴了纸的材料</source>
        <translation>Do not look: envelopes, papers with something glued on</translation>
    </message>
    <message>
        <source>%1 dpi，文件较小</source>
        <translation>%1 dpi, smaller files</translation>
    </message>
    <message>
        <source>%1 dpi，小字和印章</source>
        <translation>%1 dpi, small print and seals</translation>
    </message>
</context>
<context>
    <name>yc::app::PinGuard</name>
    <message>
        <source>PIN最多%1位。内容太长，没有采用，请重新输入</source>
        <translation>A PIN has at most %1 characters. This was too long and was not taken; please type it again</translation>
    </message>
    <message>
        <source>PIN里有看不见的字符（如换行），没有采用，请重新输入</source>
        <translation>A PIN cannot hold characters that nobody sees (such as a line break). It was not taken; please type it again</translation>
    </message>
</context>
<context>
    <name>yc::app::ExemptPanel</name>
    <message>
        <source>✓ 免提交</source>
        <translation>✓ Nothing to hand in</translation>
    </message>
    <message>
        <source>○ 免提交 · 待大厅核验</source>
        <translation>○ Nothing to hand in · to be checked by the hall</translation>
    </message>
    <message>
        <source>“%1”免提交，已由读卡器读取</source>
        <translation>“%1” need not be handed in: the card reader has read it</translation>
    </message>
    <message>
        <source>“%1”免提交，待大厅核验</source>
        <translation>“%1” need not be handed in: the hall is to check it</translation>
    </message>
    <message>
        <source>“%1”免提交，待大厅核验；取不到的按 N，改交纸质材料</source>
        <translation>“%1” need not be handed in: the hall is to check it. If the hall does not have it, press N and take the paper</translation>
    </message>
    <message>
        <source>! 大厅取不到：请收取纸质材料</source>
        <translation>! The hall does not have it: take the paper</translation>
    </message>
    <message>
        <source>由大厅核验，现在还没有取得</source>
        <translation>The hall is to check it; nothing of it is here yet</translation>
    </message>
    <message>
        <source>撤销：仍由大厅核验 N</source>
        <translation>Undo: the hall checks it N</translation>
    </message>
    <message>
        <source>取不到（需交纸质） N</source>
        <translation>Not there (paper wanted) N</translation>
    </message>
    <message>
        <source>撤销取不到</source>
        <translation>Undo: not there</translation>
    </message>
    <message>
        <source>取不到，需交纸质</source>
        <translation>Not there, paper wanted</translation>
    </message>
    <message>
        <source>! 待补 · 大厅取不到，改交纸质</source>
        <translation>! Missing · the hall does not have it, paper wanted</translation>
    </message>
</context>
<context>
    <name>yc::app::LimitPanel</name>
    <message>
        <source>已核对：本次代办属于上述情形</source>
        <translation>Checked: this is one of these cases</translation>
    </message>
    <message>
        <source>该事项限定情形可代办：%1</source>
        <translation>For this service an agent may act in some cases only: %1</translation>
    </message>
    <message>
        <source>核对人工号%1</source>
        <translation>Checked by staff %1</translation>
    </message>
    <message>
        <source>不属于上述情形的，须申请人本人办理</source>
        <translation>In any other case the applicant has to come</translation>
    </message>
</context>
<context>
    <name>yc::app::SignerRow</name>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>已签字</source>
        <translation>signed</translation>
    </message>
    <message>
        <source>内容有改动，须重签</source>
        <translation>the text has changed: sign again</translation>
    </message>
    <message>
        <source>未签字</source>
        <translation>not signed</translation>
    </message>
    <message>
        <source>签署人%1，%2</source>
        <translation>Signer %1, %2</translation>
    </message>
    <message>
        <source>%1，按 Alt+%2</source>
        <translation>%1; press Alt+%2</translation>
    </message>
</context>
<context>
    <name>yc::app::CitizenWay</name>
    <message>
        <source>✓ 已按捺指纹</source>
        <translation>✓ Fingerprint given</translation>
    </message>
    <message>
        <source>请按捺指纹</source>
        <translation>Please give a fingerprint</translation>
    </message>
    <message>
        <source>✓ 已由他人代书</source>
        <translation>✓ Signed for you by another</translation>
    </message>
    <message>
        <source>由他人替您签字</source>
        <translation>Another person signs for you</translation>
    </message>
    <message>
        <source>✓ 已盖单位公章</source>
        <translation>✓ Sealed by the organisation</translation>
    </message>
    <message>
        <source>请盖单位公章</source>
        <translation>Please put the organisation’s seal</translation>
    </message>
    <message>
        <source>请等工作人员提交。</source>
        <translation>Please wait until the staff submit it.</translation>
    </message>
    <message>
        <source>工作人员念左边的内容，没有错再在白纸上按指纹，见证人在场。</source>
        <translation>The staff read out the text on the left. If it is right, press your finger on the white paper, before a witness.</translation>
    </message>
    <message>
        <source>按下指纹即确认左边全部内容，与签字一样。</source>
        <translation>It confirms the whole text, as a signature does.</translation>
    </message>
    <message>
        <source>工作人员念左边的内容，没有错再由代书人写您的姓名，见证人在场。</source>
        <translation>The staff read out the text on the left. If it is right, your name is written for you, before a witness.</translation>
    </message>
    <message>
        <source>写上您的姓名即您本人确认左边全部内容。</source>
        <translation>By it you yourself confirm the whole text.</translation>
    </message>
    <message>
        <source>看完左边的内容，没有错再在白纸上盖章，交工作人员扫描。</source>
        <translation>Read the text on the left. If it is right, put the seal on the white paper and hand it to the staff.</translation>
    </message>
    <message>
        <source>盖上公章即单位确认左边全部内容。</source>
        <translation>With it the organisation confirms the whole text.</translation>
    </message>
    <message>
        <source>有不明白的，请现在就问。</source>
        <translation>Ask now if anything is unclear.</translation>
    </message>
</context>
<context>
    <name>yc::ui::DeviceTry</name>
    <message>
        <source>请把任意一张身份证平放在读卡区</source>
        <translation>Lay any identity card on the reader</translation>
    </message>
    <message>
        <source>请用扫码器扫任意一个码</source>
        <translation>Scan any code</translation>
    </message>
    <message>
        <source>正在打印一行字</source>
        <translation>Printing a line</translation>
    </message>
    <message>
        <source>一窗 设备检查：打印正常</source>
        <translation>Yichuang device check: printing works</translation>
    </message>
    <message>
        <source>正在叫号屏上显示测试内容</source>
        <translation>Showing a test on the number display</translation>
    </message>
    <message>
        <source>正在播报测试内容</source>
        <translation>Saying a test</translation>
    </message>
    <message>
        <source>%1 个门，%2 个关着</source>
        <translation>%1 doors, %2 shut</translation>
    </message>
    <message>
        <source>请插入任意一张社会保障卡或工作证卡</source>
        <translation>Put in any social security card or staff card</translation>
    </message>
    <message>
        <source>请对着麦克风说一句话</source>
        <translation>Say something into the microphone</translation>
    </message>
</context>
<context>
    <name>yc::app::DoctorPage</name>
    <message>
        <source>设备诊断</source>
        <translation>Device doctor</translation>
    </message>
    <message>
        <source>从接口到读出证件、打出一行字，逐项检查本机设置的每台设备。会打印一行字；检查期间放上的证件、扫的码只用于检查，不会开始办件。</source>
        <translation>Follows each device of this terminal from its plug to a card read or a line printed. One line is printed; a card laid down or a code scanned meanwhile is only for the check and begins no case.</translation>
    </message>
    <message>
        <source>开始检查</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>停止检查</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>还没有检查。按 Enter 开始。</source>
        <translation>Nothing was checked yet. Press Enter to start.</translation>
    </message>
    <message>
        <source>按 Enter 开始检查，Esc 返回</source>
        <translation>Enter starts the check, Esc goes back</translation>
    </message>
    <message>
        <source>检查完毕，没有发现问题。按 Enter 再检查一次，Esc 返回</source>
        <translation>Done, nothing is wrong. Enter checks once more, Esc goes back</translation>
    </message>
    <message>
        <source>检查完毕，有 %1 台设备需要处理，请按红色一行的提示做</source>
        <translation>Done: %1 devices need attention, do what the red lines say</translation>
    </message>
    <message>
        <source>正在检查……%1（Esc 停止）</source>
        <translation>Checking… %1 (Esc stops)</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>还没有应答</source>
        <translation>Has not answered yet</translation>
    </message>
    <message>
        <source>✓ 扫码器（键盘方式）</source>
        <translation>✓ Code scanner (as a keyboard)</translation>
    </message>
    <message>
        <source>      ✓ 试用　读到一个码，%1 个字符</source>
        <translation>      ✓ Tried　A code was read, %1 characters</translation>
    </message>
</context>






<context>
    <name>yc::app::CameraPanel</name>
    <message>
        <source>拍摄（空格）</source>
        <translation>Take (Space)</translation>
    </message>
    <message>
        <source>放稳自动拍</source>
        <translation>Take when it lies still</translation>
    </message>
    <message>
        <source>A：纸张放稳后自动拍摄，同一页只拍一次</source>
        <translation>A: a page that lies still is taken by itself, each page once</translation>
    </message>
    <message>
        <source>转画面</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>R：画面顺时针转四分之一，以后都这样</source>
        <translation>R: turns the picture by a quarter clockwise, from now on</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>关闭高拍仪画面</source>
        <translation>Close the document camera&apos;s picture</translation>
    </message>
    <message>
        <source>请放好纸张，移开手</source>
        <translation>Lay the page down and take your hand away</translation>
    </message>
    <message>
        <source>已拍下，正在摆正……</source>
        <translation>Taken; being straightened…</translation>
    </message>
    <message>
        <source>正在拍摄，请不要移动</source>
        <translation>Being taken; do not move it</translation>
    </message>
    <message>
        <source>✓ 已收第%1页，请换下一页</source>
        <translation>✓ Page %1 is in; lay the next one down</translation>
    </message>
    <message>
        <source>✓ 已收第%1页，换好下一页后按空格</source>
        <translation>✓ Page %1 is in; lay the next one down and press Space</translation>
    </message>
    <message>
        <source>没有看到完整的纸张：请把四个边都放进画面，或按空格直接拍</source>
        <translation>No whole page is seen: bring all four sides into the picture, or press Space to take it as it is</translation>
    </message>
    <message>
        <source>请把纸张平放在画面里，放稳后自动拍</source>
        <translation>Lay the page flat in the picture; it is taken when it lies still</translation>
    </message>
    <message>
        <source>请把纸张平放在画面里，按空格拍摄</source>
        <translation>Lay the page flat in the picture and press Space</translation>
    </message>
</context>
<context>
    <name>yc::app::TerminalsPage</name>
    <message>
        <source>各终端状态</source>
        <translation>State of terminals</translation>
    </message>
    <message>
        <source>只看需要处理的</source>
        <translation>Only those that need somebody</translation>
    </message>
    <message>
        <source>终端列表</source>
        <translation>Terminals</translation>
    </message>
    <message>
        <source>正在向大厅查询各终端的状态，按 Esc 返回</source>
        <translation>Asking the hall how the terminals are; Esc goes back</translation>
    </message>
    <message>
        <source>有 %1 台终端需要处理，排在最前，按 Esc 返回</source>
        <translation>%1 terminals need somebody and stand first; Esc goes back</translation>
    </message>
    <message>
        <source>各终端正常，按 Esc 返回</source>
        <translation>All terminals are well; Esc goes back</translation>
    </message>
    <message>
        <source>本机构还没有登记的终端。</source>
        <translation>This office has no enrolled terminal yet.</translation>
    </message>
    <message>
        <source>没有需要处理的终端。</source>
        <translation>No terminal needs anybody.</translation>
    </message>
    <message>
        <source>截至 %1，每半分钟更新</source>
        <translation>As of %1, renewed every half minute</translation>
    </message>
    <message>
        <source>自助终端</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>代办终端</source>
        <translation>Agent&apos;s terminal</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>%1号窗口</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>设备不可用</source>
        <translation>A device is not available</translation>
    </message>
    <message>
        <source>没有消息</source>
        <translation>No word from it</translation>
    </message>
    <message>
        <source>待操作</source>
        <translation>Waits for a hand</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Well</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Shut out</translation>
    </message>
    <message>
        <source>从未上报</source>
        <translation>Never told anything</translation>
    </message>
    <message>
        <source>磁盘只剩 %1</source>
        <translation>Only %1 left on the disk</translation>
    </message>
    <message>
        <source>%1 上报</source>
        <translation>told at %1</translation>
    </message>
    <message>
        <source>设备 %1 台</source>
        <translation>%1 devices</translation>
    </message>
    <message>
        <source>待上传 %1 件</source>
        <translation>%1 waiting to be sent</translation>
    </message>
</context>
<context>
    <name>yc::app::CallPage</name>
    <message>
        <source>叫号</source>
        <translation>Call a number</translation>
    </message>
    <message>
        <source>号码</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>号码，如 A012</source>
        <translation>Number, such as A012</translation>
    </message>
    <message>
        <source>呼叫</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>重呼</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>再呼叫一次刚才的号码（F9）</source>
        <translation>Calls the last number once more (F9)</translation>
    </message>
    <message>
        <source>清屏</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>叫号屏清空，停止播报</source>
        <translation>The display goes blank, the speaker stops</translation>
    </message>
    <message>
        <source>呼叫记录</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>请输入号码，按 Enter 呼叫</source>
        <translation>Type the number and press Enter to call</translation>
    </message>
    <message>
        <source>输入下一个号码按 Enter 呼叫，F9 重呼</source>
        <translation>Type the next number and press Enter; F9 calls the last one again</translation>
    </message>
    <message>
        <source>本窗口：%1</source>
        <translation>This window: %1</translation>
    </message>
    <message>
        <source>请先输入号码</source>
        <translation>Type a number first</translation>
    </message>
    <message>
        <source>第 %1 次</source>
        <translation>Call no. %1</translation>
    </message>
    <message>
        <source>已显示</source>
        <translation>shown</translation>
    </message>
    <message>
        <source>已播报</source>
        <translation>said</translation>
    </message>
    <message>
        <source>正在呼叫……</source>
        <translation>calling…</translation>
    </message>
    <message>
        <source>（%1）</source>
        <translation> (%1)</translation>
    </message>
</context>
<context>
    <name>yc::app::CabinetPage</name>
    <message>
        <source>取件柜</source>
        <translation>Pick-up cabinet</translation>
    </message>
    <message>
        <source>开门</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开选中的柜门</source>
        <translation>Opens the chosen door</translation>
    </message>
    <message>
        <source>柜门列表</source>
        <translation>Doors</translation>
    </message>
    <message>
        <source>选中柜门，按 Enter 打开；放好或取走后请关好柜门</source>
        <translation>Choose a door and press Enter to open it; shut it when something was put in or taken out</translation>
    </message>
    <message>
        <source>%1 号门    %2</source>
        <translation>Door %1    %2</translation>
    </message>
    <message>
        <source>正在打开 %1 号门……</source>
        <translation>Opening door %1…</translation>
    </message>
    <message>
        <source>%1 号门已打开，用完请关好</source>
        <translation>Door %1 is open; shut it afterwards</translation>
    </message>
    <message>
        <source>%1 号门没有打开：%2</source>
        <translation>Door %1 did not open: %2</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>存放或查找时填写，也可扫凭证；空着只开门</source>
        <translation>To put in or to find; the slip can be scanned. Empty: the door is only opened</translation>
    </message>
    <message>
        <source>已取走</source>
        <translation>Fetched</translation>
    </message>
    <message>
        <source>还在柜里</source>
        <translation>Still inside</translation>
    </message>
    <message>
        <source>请确认材料是否已取走：按 Enter 已取走，按 Esc 还在柜里</source>
        <translation>Was it fetched? Enter: fetched, Esc: still inside</translation>
    </message>
    <message>
        <source>%1  ！超期%2天未取</source>
        <translation>%1  ! %2 days overdue</translation>
    </message>
    <message>
        <source>%1  %2前取</source>
        <translation>%1  to be fetched by %2</translation>
    </message>
    <message>
        <source>%1件超期未取，请联系申请人</source>
        <translation>%1 not fetched in time: please call the applicants</translation>
    </message>
    <message>
        <source>开门存放</source>
        <translation>Open and put in</translation>
    </message>
    <message>
        <source>开门取件</source>
        <translation>Open and fetch</translation>
    </message>
    <message>
        <source>%1 号门已打开，请放入 %2 的材料并关好</source>
        <translation>Door %1 is open: put in what belongs to %2 and shut it</translation>
    </message>
    <message>
        <source>%1 号门已打开，请取出 %2 的材料并关好</source>
        <translation>Door %1 is open: take out what belongs to %2 and shut it</translation>
    </message>
    <message>
        <source>%1 号门已存放 %2</source>
        <translation>%2 lies behind door %1</translation>
    </message>
    <message>
        <source>%1 号门已关好。%2 的材料取走了吗？</source>
        <translation>Door %1 is shut. Was %2 fetched?</translation>
    </message>
    <message>
        <source>%1 的材料仍在 %2 号门内</source>
        <translation>%1 is still behind door %2</translation>
    </message>
    <message>
        <source>%1 的材料已取走</source>
        <translation>%1 was fetched</translation>
    </message>
    <message>
        <source>原 %1 号门    %2    %3，设置中已没有这扇门</source>
        <translation>Door %1, formerly    %2    %3, which the settings no longer have</translation>
    </message>
    <message>
        <source>登记取走</source>
        <translation>Note as fetched</translation>
    </message>
    <message>
        <source>原 %1 号门 %2 的材料取走了吗？</source>
        <translation>Door %1, formerly: were the papers of %2 fetched?</translation>
    </message>
</context>
<context>
    <name>yc::app::CodePage</name>
    <message>
        <source>用高拍仪读码</source>
        <translation>Read a code with the document camera</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>关闭读码画面</source>
        <translation>Close the picture that codes are read from</translation>
    </message>
    <message>
        <source>把二维码或条形码放到高拍仪下，读到后自动返回；Esc 返回</source>
        <translation>Put a QR code or bar code under the document camera; once it is read you are back; Esc returns</translation>
    </message>
    <message>
        <source>请把二维码或条形码放到画面中间，屏幕上的码请调亮一些，离镜头近一点更容易读</source>
        <translation>Put the QR code or bar code in the middle of the picture; make a screen brighter; nearer to the lens is easier to read</translation>
    </message>
</context>
<context>
    <name>yc::app::RepeatQuestion</name>
    <message>
        <source>两页都保留</source>
        <translation>Keep both</translation>
    </message>
    <message>
        <source>删除重复页</source>
        <translation>Delete the repeated page</translation>
    </message>
    <message>
        <source>! “%1”第%2页与“%3”第%4页：%5（%6）。%7。</source>
        <translation>! Page %2 of “%1” and page %4 of “%3”: %5 (%6). %7.</translation>
    </message>
    <message>
        <source>后面还有 %1 页要问。</source>
        <translation> %1 more pages will be asked about.</translation>
    </message>
    <message>
        <source>看第%1页</source>
        <translation>See page %1</translation>
    </message>
    <message>
        <source>对照第%1页</source>
        <translation>Compare with page %1</translation>
    </message>
</context>
<context>
    <name>yc::app::StaffCardBox</name>
    <message>
        <source>工作证卡</source>
        <translation>Staff card</translation>
    </message>
    <message>
        <source>不用卡了，返回</source>
        <translation>Back, without the card</translation>
    </message>
    <message>
        <source>回到工号和PIN (Esc)</source>
        <translation>Back to number and PIN (Esc)</translation>
    </message>
    <message>
        <source>卡取出得太早，没有验证完。请重新放入工作证卡，完成前不要取出</source>
        <translation>The card was taken out too early. Put your staff card in again and leave it until it is done</translation>
    </message>
    <message>
        <source>读卡器里是工号%1的工作证卡，请换自己的</source>
        <translation>The card in the reader is of staff number %1: put in your own</translation>
    </message>
    <message>
        <source>这不是工作证卡，请换自己的工作证卡</source>
        <translation>This is no staff card: put in your own</translation>
    </message>
    <message>
        <source>正在验证工作证卡，请不要取出……</source>
        <translation>Checking the staff card, leave it in…</translation>
    </message>
    <message>
        <source>请将工作证卡放入读卡器</source>
        <translation>Put your staff card into the reader</translation>
    </message>
    <message>
        <source>没有找到读卡器。请接好读卡器，再放入工作证卡；仍找不到请联系管理员</source>
        <translation>No card reader was found. Connect it and put your staff card in; if it is still not found, ask the administrator</translation>
    </message>
</context>
<context>
    <name>yc::app::SoundCheck</name>
    <message>
        <source>麦克风音量</source>
        <translation>Microphone level</translation>
    </message>
    <message>
        <source>停止试音</source>
        <translation>Stop the test</translation>
    </message>
    <message>
        <source>✓ 听到说话，最高 %1 dB</source>
        <translation>✓ Heard somebody, at most %1 dB</translation>
    </message>
    <message>
        <source>没有听到说话</source>
        <translation>Nobody was heard</translation>
    </message>
    <message>
        <source>正在打开麦克风……</source>
        <translation>Opening the microphone…</translation>
    </message>
    <message>
        <source>请说话。正在听：%1（%2）</source>
        <translation>Please speak. Listening to %1 (%2)</translation>
    </message>
</context>
<context>
    <name>yc::app::VoiceCheck</name>
    <message>
        <source>✓ 已播报：%1</source>
        <translation>✓ Said: %1</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>yc::app::StaffCardWatch</name>
    <message>
        <source>工作证卡已取出。放回卡不会解锁，请输入PIN。</source>
        <translation>The staff card was taken out. Putting it back does not unlock: enter your PIN.</translation>
    </message>
    <message>
        <source>工作证卡没有验证完，仍未连接大厅。请重新放入工作证卡</source>
        <translation>The staff card was not verified to the end, the hall is not connected yet. Please put the card in again</translation>
    </message>
    <message>
        <source>大厅已恢复。请插入工作证卡，连接大厅；手上的件不受影响</source>
        <translation>The hall is back. Put in your staff card to connect to it; the case in hand is not affected</translation>
    </message>
    <message>
        <source>读卡器已断开。请输入PIN解锁，并接好读卡器。</source>
        <translation>The reader is gone. Enter your PIN to unlock, and plug the reader in again.</translation>
    </message>
</context>
<context>
    <name>yc::app::DeviceRow</name>
    <message>
        <source>%1的连接方式</source>
        <translation>How the %1 is connected</translation>
    </message>
    <message>
        <source>%1的地址</source>
        <translation>Address of the %1</translation>
    </message>
    <message>
        <source>试一下</source>
        <translation>Try it</translation>
    </message>
    <message>
        <source>试一下%1</source>
        <translation>Try the %1</translation>
    </message>
    <message>
        <source>正在试……最多几秒</source>
        <translation>Trying… a few seconds at most</translation>
    </message>
    <message>
        <source>✓ 已连通，可以使用</source>
        <translation>✓ Connected, ready for use</translation>
    </message>
    <message>
        <source>✓ 已连通，可以使用：%1</source>
        <translation>✓ Connected, ready for use: %1</translation>
    </message>
    <message>
        <source>找到：%1</source>
        <translation>Found: %1</translation>
    </message>
    <message>
        <source>没有找到。接好并开机后请重新选择，或照设备标签填写</source>
        <translation>Not found. Plug it in, switch it on and choose again, or type what its label says</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>已打开。这种屏只听不答，请在“设备状态 → 逐项诊断”中看它是否显示</source>
        <translation>Opened. Such a display never answers: see under Devices → Doctor whether it shows</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>选择文件夹</source>
        <translation>Choose folder</translation>
    </message>
    <message>
        <source>录音 (*.wav)</source>
        <translation>Recordings (*.wav)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1可用的串口</source>
        <translation>Serial lines for the %1</translation>
    </message>
    <message>
        <source>没有找到 USB 转串口。主板上的串口请填 /dev/ttyS0 等</source>
        <translation>No serial line over USB found. Those of the main board are /dev/ttyS0 and the like</translation>
    </message>
    <message>
        <source>找到 %1 个 USB 转串口，请选择</source>
        <translation>%1 serial lines over USB found: choose one</translation>
    </message>
</context>
<context>
    <name>yc::app::DeviceOptions</name>
    <message>
        <source>纸宽 80 毫米</source>
        <translation>Paper 80 mm wide</translation>
    </message>
    <message>
        <source>纸宽 58 毫米</source>
        <translation>Paper 58 mm wide</translation>
    </message>
    <message>
        <source>%1的纸宽</source>
        <translation>Paper width of the %1</translation>
    </message>
    <message>
        <source>自带中文字库</source>
        <translation>Has Chinese letters</translation>
    </message>
    <message>
        <source>没有字库的打印机印出乱码：去掉勾选，文字改按图像打印</source>
        <translation>A printer without them prints nonsense: clear this, and text is printed as a picture</translation>
    </message>
    <message>
        <source>能感应凭条取走</source>
        <translation>Sees its slip being taken</translation>
    </message>
    <message>
        <source>出纸口带传感器的打印机：凭条未取走时屏幕上会提醒</source>
        <translation>A printer with a sensor in its mouth: the screen asks for a slip until it is taken</translation>
    </message>
    <message>
        <source>柜门数</source>
        <translation>Doors</translation>
    </message>
    <message>
        <source>%1的柜门数</source>
        <translation>Doors of the %1</translation>
    </message>
    <message>
        <source>每行 %1 点</source>
        <translation>%1 dots across</translation>
    </message>
    <message>
        <source>读取指纹信息</source>
        <translation>Read the fingerprint block</translation>
    </message>
    <message>
        <source>只在办事要求留存指纹时勾选：指纹信息加密随办件送达大厅，送达后从本机清除</source>
        <translation>Only where a service requires the fingerprint to be kept: it goes to the hall sealed with the case and leaves this machine with it</translation>
    </message>
</context>
<context>
    <name>yc::app::CameraCheck</name>
    <message>
        <source>停止试看</source>
        <translation>Stop looking</translation>
    </message>
    <message>
        <source>摄像头</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>正在看：%1（%2）</source>
        <translation>Looking through %1 (%2)</translation>
    </message>
    <message>
        <source>面部亮度：%1</source>
        <translation>Light on the face: %1</translation>
    </message>
</context>
<context>
    <name>yc::app::LiveView</name>
    <message>
        <source>%1画面</source>
        <translation>Picture of the %1</translation>
    </message>
    <message>
        <source>正在打开%1……</source>
        <translation>Opening the %1…</translation>
    </message>
</context>
</TS>
