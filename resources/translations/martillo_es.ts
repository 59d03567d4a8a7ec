<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
<context>
    <name>ActWords</name>
    <message>
        <source>Open the sale</source>
        <translation>Abrir la subasta</translation>
    </message>
    <message>
        <source>End the sale</source>
        <translation>Terminar la subasta</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Say to everybody</source>
        <translation>Decir a todos</translation>
    </message>
    <message>
        <source>Next lot</source>
        <translation>Siguiente lote</translation>
    </message>
    <message>
        <source>Room bid</source>
        <translation>Puja en sala</translation>
    </message>
    <message>
        <source>Set the ask</source>
        <translation>Fijar el precio pedido</translation>
    </message>
    <message>
        <source>Ask more</source>
        <translation>Pedir más</translation>
    </message>
    <message>
        <source>Ask less</source>
        <translation>Pedir menos</translation>
    </message>
    <message>
        <source>Fair warning</source>
        <translation>Último aviso</translation>
    </message>
    <message>
        <source>Final call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Adjudicar</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Desierto</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Retract</source>
        <translation>Revocar</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>There is no connection. Nothing was sent.</source>
        <translation>No hay conexión. No se ha enviado nada.</translation>
    </message>
    <message>
        <source>This network lets plain HTTP through only, and calls cannot go that way. Nothing was sent.</source>
        <translation>Esta red solo deja pasar HTTP simple, y las llamadas no pueden ir por ahí. No se envió nada.</translation>
    </message>
    <message>
        <source>Only a clerk may do that. Sign in as one.</source>
        <translation>Solo puede hacerlo el personal de la casa. Entre con una de sus cuentas.</translation>
    </message>
    <message>
        <source>The sale is not open yet. Open it first.</source>
        <translation>La subasta aún no está abierta. Ábrala primero.</translation>
    </message>
    <message>
        <source>The sale is open already.</source>
        <translation>La subasta ya está abierta.</translation>
    </message>
    <message>
        <source>The sale is over.</source>
        <translation>La subasta ha terminado.</translation>
    </message>
    <message>
        <source>In a timed sale the clock closes the lots.</source>
        <translation>En una subasta con reloj, el reloj cierra los lotes.</translation>
    </message>
    <message>
        <source>The sale is on hold. Press H to go on.</source>
        <translation>La subasta está en pausa. Pulse H para reanudarla.</translation>
    </message>
    <message>
        <source>The sale is not on hold.</source>
        <translation>La subasta no está en pausa.</translation>
    </message>
    <message>
        <source>There is no lot for that. Press N for the next one.</source>
        <translation>No hay lote para eso. Pulse N para el siguiente.</translation>
    </message>
    <message>
        <source>This lot is not open. Press N to open the next one.</source>
        <translation>Este lote no está abierto. Pulse N para abrir el siguiente.</translation>
    </message>
    <message>
        <source>A lot is still open. Sell or pass it first.</source>
        <translation>Aún hay un lote abierto. Adjudíquelo o declárelo desierto primero.</translation>
    </message>
    <message>
        <source>This lot was on the block already. Reopen it instead.</source>
        <translation>Este lote ya salió a subasta. Reábralo.</translation>
    </message>
    <message>
        <source>This lot is closed. Press N for the next, or reopen it.</source>
        <translation>Este lote está cerrado. Pulse N para el siguiente, o reábralo.</translation>
    </message>
    <message>
        <source>This lot is not closed.</source>
        <translation>Este lote no está cerrado.</translation>
    </message>
    <message>
        <source>Another lot is on the block. Sell or pass it first.</source>
        <translation>Hay otro lote en subasta. Adjudíquelo o declárelo desierto primero.</translation>
    </message>
    <message>
        <source>That has been called already.</source>
        <translation>Eso ya se ha anunciado.</translation>
    </message>
    <message>
        <source>There is no bid. Pass the lot instead.</source>
        <translation>No hay pujas. Declare el lote desierto.</translation>
    </message>
    <message>
        <source>A lot without reserve stays once there are bids on it.</source>
        <translation>Un lote sin reserva no se retira cuando ya tiene pujas.</translation>
    </message>
    <message>
        <source>The ask is already the next rung above the price.</source>
        <translation>El precio pedido ya es el siguiente tramo sobre el precio.</translation>
    </message>
    <message>
        <source>There is nothing to undo on this lot.</source>
        <translation>No hay nada que deshacer en este lote.</translation>
    </message>
    <message>
        <source>No answer came. The feed will show whether it counts.</source>
        <translation>No llegó respuesta. El registro dirá si cuenta.</translation>
    </message>
    <message>
        <source>The amount must be above the price, or at the ask.</source>
        <translation>El importe debe superar el precio, o ser el precio pedido.</translation>
    </message>
</context>
<context>
    <name>ActionButton</name>
    <message>
        <source>Key: {key}</source>
        <translation>Tecla: {key}</translation>
    </message>
</context>
<context>
    <name>ActionsPanel</name>
    <message>
        <source>The reserve is not met. Press S again to sell under the reserve.</source>
        <translation>No se alcanza la reserva. Pulse S otra vez para adjudicar por debajo de ella.</translation>
    </message>
    <message>
        <source>Room bid {amount}</source>
        <translation>Sala {amount}</translation>
    </message>
    <message>
        <source>Sell under the reserve</source>
        <translation>Adjudicar bajo reserva</translation>
    </message>
    <message>
        <source>Sold to the room</source>
        <translation>Adjudicar a la sala</translation>
    </message>
    <message>
        <source>Sold to {paddle}</source>
        <translation>Adjudicar a {paddle}</translation>
    </message>
    <message>
        <source>Undo {who}: {amount}</source>
        <translation>Deshacer {who}: {amount}</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Deshacer: {what}</translation>
    </message>
    <message>
        <source>Next lot {lot}</source>
        <translation>Siguiente: {lot}</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
</context>
<context>
    <name>AppMenu</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Ask before each bid</source>
        <translation>Preguntar antes de cada puja</translation>
    </message>
    <message>
        <source>All sales</source>
        <translation>Todas las subastas</translation>
    </message>
    <message>
        <source>My receipts</source>
        <translation>Mis recibos</translation>
    </message>
    <message>
        <source>Check a ledger</source>
        <translation>Comprobar un registro</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Quit Martillo</source>
        <translation>Salir de Martillo</translation>
    </message>
</context>
<context>
    <name>AskField</name>
    <message>
        <source>Amount, Enter</source>
        <translation>Importe, Intro</translation>
    </message>
    <message>
        <source>Set the ask</source>
        <translation>Fijar el precio pedido</translation>
    </message>
    <message>
        <source>Type an amount and press Enter to ask for it</source>
        <translation>Escriba un importe y pulse Intro para pedirlo</translation>
    </message>
</context>
<context>
    <name>AttendancePanel</name>
    <message>
        <source>approve</source>
        <translation>aprobar</translation>
    </message>
    <message>
        <source>refuse</source>
        <translation>rechazar</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>Block paddle {paddle}…</source>
        <translation>Bloquear la paleta {paddle}…</translation>
    </message>
    <message>
        <source>Attending</source>
        <translation>Asistentes</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Pendientes de aprobación</translation>
    </message>
    <message>
        <source>Right-click a bidder to block the paddle</source>
        <translation>Clic derecho en un postor para bloquear su paleta</translation>
    </message>
</context>
<context>
    <name>AuditWindow</name>
    <message>
        <source>Row</source>
        <translation>Asiento</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Huella</translation>
    </message>
    <message>
        <source>Choose a ledger file</source>
        <translation>Elegir un archivo de registro</translation>
    </message>
    <message>
        <source>Check a sale of the house</source>
        <translation>Comprobar una subasta de la casa</translation>
    </message>
    <message>
        <source>Cancel, or close</source>
        <translation>Cancelar, o cerrar</translation>
    </message>
    <message>
        <source>{row} wrong</source>
        <translation>{row} falso</translation>
    </message>
    <message>
        <source>{row} yours</source>
        <translation>{row} suyo</translation>
    </message>
    <message>
        <source>Ledgers (*.jsonl *.ndjson *.txt)</source>
        <translation>Registros (*.jsonl *.ndjson *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Martillo · Check a ledger</source>
        <translation>Martillo · Comprobar un registro</translation>
    </message>
    <message>
        <source>Check a ledger</source>
        <translation>Comprobar un registro</translation>
    </message>
    <message>
        <source>Every hash, price and winner is worked out anew on this computer. Nothing is sent anywhere.</source>
        <translation>Cada huella, cada precio y cada ganador se calculan de nuevo en este equipo. No se envía nada a nadie.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Elegir un archivo…</translation>
    </message>
    <message>
        <source>A sale of the house…</source>
        <translation>Una subasta de la casa…</translation>
    </message>
    <message>
        <source>Rows of the ledger</source>
        <translation>Asientos del registro</translation>
    </message>
    <message>
        <source>Drop a ledger file here</source>
        <translation>Suelte aquí un archivo de registro</translation>
    </message>
    <message>
        <source>The house exports it after a sale. You see whether a row was changed, left out or added, whether every price follows from the bids, and whether your receipts fit.</source>
        <translation>La casa lo exporta después de la subasta. Verá si se cambió, quitó o añadió algún asiento, si cada precio se sigue de las pujas y si sus recibos concuerdan.</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>The sale and its terms</source>
        <translation>La subasta y sus condiciones</translation>
    </message>
    <message>
        <source>Lot in the catalogue</source>
        <translation>Lote en el catálogo</translation>
    </message>
    <message>
        <source>The sale opens</source>
        <translation>Se abre la subasta</translation>
    </message>
    <message>
        <source>The sale ends</source>
        <translation>Termina la subasta</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Bidding goes on</source>
        <translation>Siguen las pujas</translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Lot opened</source>
        <translation>Sale el lote</translation>
    </message>
    <message>
        <source>Asking price set</source>
        <translation>Precio pedido fijado</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>Puja</translation>
    </message>
    <message>
        <source>Price raised</source>
        <translation>Sube el precio</translation>
    </message>
    <message>
        <source>Bid taken back</source>
        <translation>Puja retirada</translation>
    </message>
    <message>
        <source>Fair warning</source>
        <translation>Último aviso</translation>
    </message>
    <message>
        <source>Final call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Adjudicado</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Desierto</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Reabierto</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Más tiempo</translation>
    </message>
    <message>
        <source>An entry struck</source>
        <translation>Anotación tachada</translation>
    </message>
    <message>
        <source>Signature of the house</source>
        <translation>Firma de la casa</translation>
    </message>
    <message>
        <source>Sealed: nobody may see it yet</source>
        <translation>Sellado: nadie puede verlo aún</translation>
    </message>
    <message>
        <source>The line cannot be read: the house writes no such lines.</source>
        <translation>La línea no se puede leer: la casa no las escribe así.</translation>
    </message>
    <message>
        <source>A row is missing here: somebody took it out.</source>
        <translation>Aquí falta un asiento: alguien lo quitó.</translation>
    </message>
    <message>
        <source>The row does not stand in its place.</source>
        <translation>El asiento no está en su sitio.</translation>
    </message>
    <message>
        <source>The row is there twice.</source>
        <translation>El asiento está dos veces.</translation>
    </message>
    <message>
        <source>The end is missing: the house has signed more rows than there are.</source>
        <translation>Falta el final: la casa firmó más asientos de los que hay.</translation>
    </message>
    <message>
        <source>The row was changed after it was written: its hash does not follow from the row before.</source>
        <translation>El asiento se cambió después de escrito: su huella no se sigue del asiento anterior.</translation>
    </message>
    <message>
        <source>The secret that was shown is not the one that the house had committed to.</source>
        <translation>El secreto que se mostró no es aquel con el que la casa se había comprometido.</translation>
    </message>
    <message>
        <source>This cannot happen in an auction at this point.</source>
        <translation>Esto no puede ocurrir en una subasta en este momento.</translation>
    </message>
    <message>
        <source>How the lot stands does not follow from the bids.</source>
        <translation>La situación del lote no se sigue de las pujas.</translation>
    </message>
    <message>
        <source>The price does not follow from the bids.</source>
        <translation>El precio no se sigue de las pujas.</translation>
    </message>
    <message>
        <source>The asking price does not follow from the bids.</source>
        <translation>El precio pedido no se sigue de las pujas.</translation>
    </message>
    <message>
        <source>Who leads or wins does not follow from the bids.</source>
        <translation>Quién va ganando o gana no se sigue de las pujas.</translation>
    </message>
    <message>
        <source>The lot cannot be in this state at this point.</source>
        <translation>El lote no puede estar así en este momento.</translation>
    </message>
    <message>
        <source>The public entries are not numbered one by one.</source>
        <translation>Las anotaciones públicas no están numeradas una a una.</translation>
    </message>
    <message>
        <source>The house has signed another hash than the rows have.</source>
        <translation>La casa firmó una huella distinta de la de los asientos.</translation>
    </message>
    <message>
        <source>The house&apos;s signature at the end is missing.</source>
        <translation>Falta la firma de la casa al final.</translation>
    </message>
    <message>
        <source>While the sale ran, the house had told you another hash for this row.</source>
        <translation>Durante la subasta, la casa le había dado otra huella para este asiento.</translation>
    </message>
    <message>
        <source>The signature is not the house&apos;s.</source>
        <translation>La firma no es de la casa.</translation>
    </message>
    <message>
        <source>The ledger is signed with another key than the house&apos;s.</source>
        <translation>El registro está firmado con una clave que no es la de la casa.</translation>
    </message>
    <message>
        <source>You have a receipt for a row that is not in this ledger.</source>
        <translation>Tiene un recibo de un asiento que no está en este registro.</translation>
    </message>
    <message>
        <source>Your receipt says something else than this row.</source>
        <translation>Su recibo dice otra cosa que este asiento.</translation>
    </message>
    <message>
        <source>One of your receipts was not signed by this house.</source>
        <translation>Uno de sus recibos no lo firmó esta casa.</translation>
    </message>
    <message>
        <source>Checked with the key that the house gives.</source>
        <translation>Comprobado con la clave que da la casa.</translation>
    </message>
    <message>
        <source>Checked with the key of your own receipts.</source>
        <translation>Comprobado con la clave de sus propios recibos.</translation>
    </message>
    <message>
        <source>The key came with the file: it is of one piece, but only the house can say whether it is its own.</source>
        <translation>La clave venía en el archivo: es de una pieza, pero solo la casa puede decir si es la suya.</translation>
    </message>
    <message>
        <source>This file is not a ledger: none of its lines is a row of one.</source>
        <translation>Este archivo no es un registro: ninguna de sus líneas es un asiento.</translation>
    </message>
    <message>
        <source>The file could not be read: {why}</source>
        <translation>El archivo no se pudo leer: {why}</translation>
    </message>
    <message>
        <source>The file is larger than any sale&apos;s ledger.</source>
        <translation>El archivo es mayor que el registro de cualquier subasta.</translation>
    </message>
    <message>
        <source>The check itself broke off. That says nothing about the ledger.</source>
        <translation>La propia comprobación se interrumpió. Eso no dice nada del registro.</translation>
    </message>
    <message>
        <source>The house did not give the ledger: {why}</source>
        <translation>La casa no dio el registro: {why}</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Ilegible</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Every row follows</source>
        <translation>Todo concuerda</translation>
    </message>
    <message>
        <source>Row {row} is wrong</source>
        <translation>El asiento {row} es falso</translation>
    </message>
    <message>
        <source>This ledger is not what the house signed</source>
        <translation>Este registro no es el que firmó la casa</translation>
    </message>
    <message>
        <source>No row was changed, left out or added, and every price and winner follows.</source>
        <translation>No se cambió, quitó ni añadió ningún asiento, y cada precio y cada ganador se siguen de las pujas.</translation>
    </message>
    <message>
        <source>No row was changed, left out or added so far; the sale was not over when this was written.</source>
        <translation>Hasta aquí no se cambió, quitó ni añadió ningún asiento; la subasta no había terminado cuando se escribió.</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>Lote {lot}</translation>
    </message>
    <message>
        <source>It should be {expected}, and it is {found}.</source>
        <translation>Debería ser {expected}, y es {found}.</translation>
    </message>
    <message>
        <source>Rows checked: {rows} of {all}. Signatures of the house: {heads}.</source>
        <translation>Asientos comprobados: {rows} de {all}. Firmas de la casa: {heads}.</translation>
    </message>
    <message>
        <source>Your receipts: {all}. Held against the ledger: {held}. Not genuine: {wrong}.</source>
        <translation>Sus recibos: {all}. Cotejados con el registro: {held}. No auténticos: {wrong}.</translation>
    </message>
    <message>
        <source>You have no receipts for this sale.</source>
        <translation>No tiene recibos de esta subasta.</translation>
    </message>
</context>
<context>
    <name>BidButton</name>
    <message>
        <source>Press again to bid {amount}</source>
        <translation>Pulse otra vez para pujar {amount}</translation>
    </message>
    <message>
        <source>Nothing is sent until you press again.</source>
        <translation>No se envía nada hasta que pulse otra vez.</translation>
    </message>
    <message>
        <source>Sign in to bid</source>
        <translation>Inicie sesión para pujar</translation>
    </message>
    <message>
        <source>Register for this sale</source>
        <translation>Inscribirse en esta subasta</translation>
    </message>
    <message>
        <source>You get a paddle number to bid with.</source>
        <translation>Recibirá un número de paleta para pujar.</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Pendiente de aprobación</translation>
    </message>
    <message>
        <source>The house is looking at your registration.</source>
        <translation>La casa está revisando su inscripción.</translation>
    </message>
    <message>
        <source>Coming up</source>
        <translation>Próximamente</translation>
    </message>
    <message>
        <source>This lot has not been called yet.</source>
        <translation>Este lote aún no ha salido a subasta.</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>No está abierto</translation>
    </message>
    <message>
        <source>This lot takes no bids now.</source>
        <translation>Este lote no admite pujas ahora.</translation>
    </message>
    <message>
        <source>Bid {amount}</source>
        <translation>Pujar {amount}</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>Pujar</translation>
    </message>
    <message>
        <source>Sending {amount}…</source>
        <translation>Enviando {amount}…</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Your bid is on its way to the house.</source>
        <translation>Su puja va de camino a la casa.</translation>
    </message>
    <message>
        <source>Checking {amount}…</source>
        <translation>Comprobando {amount}…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>No answer yet. The house is being asked whether it counts.</source>
        <translation>Aún sin respuesta. Se está preguntando a la casa si cuenta.</translation>
    </message>
    <message>
        <source>Accepted {amount}</source>
        <translation>Aceptada {amount}</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptada</translation>
    </message>
    <message>
        <source>The house has taken your bid. Who leads follows in a moment.</source>
        <translation>La casa aceptó su puja. Enseguida se verá quién va ganando.</translation>
    </message>
    <message>
        <source>You lead at {amount}</source>
        <translation>Va ganando con {amount}</translation>
    </message>
    <message>
        <source>You lead</source>
        <translation>Va ganando</translation>
    </message>
    <message>
        <source>The next bid is another&apos;s to make.</source>
        <translation>La siguiente puja ha de ser de otro.</translation>
    </message>
    <message>
        <source>Outbid: bid {amount}</source>
        <translation>Superado: pujar {amount}</translation>
    </message>
    <message>
        <source>Outbid: bid again</source>
        <translation>Superado: pujar de nuevo</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>The auctioneer has paused the sale.</source>
        <translation>El subastador ha pausado la subasta.</translation>
    </message>
    <message>
        <source>Sold to you at {amount}</source>
        <translation>Adjudicado a usted por {amount}</translation>
    </message>
    <message>
        <source>Sold to you</source>
        <translation>Adjudicado a usted</translation>
    </message>
    <message>
        <source>Sold at {amount}</source>
        <translation>Adjudicado por {amount}</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Adjudicado</translation>
    </message>
    <message>
        <source>The hammer has fallen.</source>
        <translation>El martillo ha caído.</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Desierto</translation>
    </message>
    <message>
        <source>This lot was not sold.</source>
        <translation>Este lote no se ha vendido.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>You can bid again as soon as the house answers.</source>
        <translation>Podrá volver a pujar en cuanto la casa responda.</translation>
    </message>
</context>
<context>
    <name>BidLadder</name>
    <message>
        <source>up to {amount}</source>
        <translation>hasta {amount}</translation>
    </message>
    <message>
        <source>Leave a max bid of {amount}</source>
        <translation>Dejar una puja máxima de {amount}</translation>
    </message>
    <message>
        <source>Bid up to</source>
        <translation>Pujar hasta</translation>
    </message>
</context>
<context>
    <name>BidPanel</name>
    <message>
        <source>The book bids for you up to {amount}.</source>
        <translation>El libro puja por usted hasta {amount}.</translation>
    </message>
    <message>
        <source>At least {amount} now.</source>
        <translation>Al menos {amount} ahora.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>bid</source>
        <translation>pujar</translation>
    </message>
    <message>
        <source>max</source>
        <translation>máximo</translation>
    </message>
</context>
<context>
    <name>BidReceiptLine</name>
    <message>
        <source>receipt</source>
        <translation>recibo</translation>
    </message>
</context>
<context>
    <name>BlockPanel</name>
    <message>
        <source>Between lots</source>
        <translation>Entre lotes</translation>
    </message>
    <message>
        <source>No lot has been on the block yet</source>
        <translation>Aún no ha salido ningún lote</translation>
    </message>
    <message>
        <source>Lot {lot} on the block</source>
        <translation>Lote {lot} en subasta</translation>
    </message>
    <message>
        <source>Lot {lot} · {phase}</source>
        <translation>Lote {lot} · {phase}</translation>
    </message>
    <message>
        <source>Estimate {amounts}</source>
        <translation>Estimación {amounts}</translation>
    </message>
    <message>
        <source>Reserve {amount}</source>
        <translation>Reserva {amount}</translation>
    </message>
    <message>
        <source>No reserve</source>
        <translation>Sin reserva</translation>
    </message>
    <message>
        <source>met</source>
        <translation>alcanzada</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>no alcanzada</translation>
    </message>
    <message>
        <source>Hammer price</source>
        <translation>Precio de remate</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>Puja</translation>
    </message>
    <message>
        <source>no bid yet</source>
        <translation>aún sin pujas</translation>
    </message>
    <message>
        <source>in the room</source>
        <translation>en la sala</translation>
    </message>
    <message>
        <source>paddle {paddle} · {name}</source>
        <translation>paleta {paddle} · {name}</translation>
    </message>
    <message>
        <source>paddle {paddle}</source>
        <translation>paleta {paddle}</translation>
    </message>
    <message>
        <source>step {amount}</source>
        <translation>tramo {amount}</translation>
    </message>
    <message>
        <source>nothing left in it</source>
        <translation>sin pujas dejadas</translation>
    </message>
    <message>
        <source>paddle {paddle} · exhausted</source>
        <translation>paleta {paddle} · agotada</translation>
    </message>
    <message>
        <source>paddle {paddle} · bids on</source>
        <translation>paleta {paddle} · sigue</translation>
    </message>
    <message>
        <source> · {count} more</source>
        <translation> · {count} más</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Se pide</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Libro</translation>
    </message>
</context>
<context>
    <name>CataloguePanel</name>
    <message>
        <source>Catalogue · {lots}</source>
        <translation>Catálogo · {lots}</translation>
    </message>
    <message>
        <source>Search lots, or a number</source>
        <translation>Buscar lotes, o un número</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Seguidos</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Míos</translation>
    </message>
    <message>
        <source>No such lot</source>
        <translation>No hay tal lote</translation>
    </message>
    <message>
        <source>Try another word, or show all lots.</source>
        <translation>Pruebe otra palabra, o muestre todos los lotes.</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Price of this lot</source>
        <translation>Precio de este lote</translation>
    </message>
</context>
<context>
    <name>ConnectionBadge</name>
    <message>
        <source>Try now</source>
        <translation>Probar ahora</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Desconectado</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>Poniéndose al día</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En directo</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Silencio</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Reconectando</translation>
    </message>
    <message>
        <source>Sale ended</source>
        <translation>Subasta terminada</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Sesión cerrada</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>long-polling</source>
        <translation>sondeo largo</translation>
    </message>
    <message>
        <source>HTTP long-polling</source>
        <translation>sondeo largo por HTTP</translation>
    </message>
    <message>
        <source>HTTP polling</source>
        <translation>sondeo por HTTP</translation>
    </message>
    <message>
        <source>slow line</source>
        <translation>línea lenta</translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation>{count} sucesos</translation>
    </message>
    <message>
        <source>in doubt for {seconds} s</source>
        <translation>en duda desde hace {seconds} s</translation>
    </message>
    <message>
        <source>Transport: {name}</source>
        <translation>Transporte: {name}</translation>
    </message>
    <message>
        <source>Latency: {ms} ms</source>
        <translation>Latencia: {ms} ms</translation>
    </message>
    <message>
        <source>Server clock: {ms:+} ms</source>
        <translation>Reloj del servidor: {ms:+} ms</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>attempt {number}</source>
        <translation>intento {number}</translation>
    </message>
    <message>
        <source>trying now</source>
        <translation>probando ahora</translation>
    </message>
    <message>
        <source>next in {seconds} s</source>
        <translation>el siguiente en {seconds} s</translation>
    </message>
</context>
<context>
    <name>ConnectionBanner</name>
    <message>
        <source>Nothing that you press is sent, not now and not later.</source>
        <translation>Nada de lo que pulse se envía, ni ahora ni después.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Probar ahora</translation>
    </message>
    <message>
        <source>The house is not heard, or does not hear you.</source>
        <translation>No se oye a la casa, o la casa no le oye.</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Silencio</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>The house refuses the connection</source>
        <translation>La casa rechaza la conexión</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Sesión cerrada</translation>
    </message>
</context>
<context>
    <name>ControlWindow</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Vía</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Room bid at the ask</source>
        <translation>Puja en sala al precio pedido</translation>
    </message>
    <message>
        <source>Ask a rung more, or less</source>
        <translation>Pedir un tramo más, o menos</translation>
    </message>
    <message>
        <source>Type an amount, Enter sets the ask</source>
        <translation>Escriba un importe, Intro lo pide</translation>
    </message>
    <message>
        <source>Fair warning</source>
        <translation>Último aviso</translation>
    </message>
    <message>
        <source>Final call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Adjudicar</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Desierto</translation>
    </message>
    <message>
        <source>Undo the latest entry</source>
        <translation>Deshacer lo último</translation>
    </message>
    <message>
        <source>Hold, and go on</source>
        <translation>Pausar, y reanudar</translation>
    </message>
    <message>
        <source>Next lot</source>
        <translation>Siguiente lote</translation>
    </message>
    <message>
        <source>Reopen the lot closed last</source>
        <translation>Reabrir el último lote cerrado</translation>
    </message>
    <message>
        <source>Take the leading bid back, at its bidder&apos;s wish</source>
        <translation>Retirar la puja en cabeza, a petición del postor</translation>
    </message>
    <message>
        <source>Control · {sale}</source>
        <translation>Control · {sale}</translation>
    </message>
    <message>
        <source>Martillo · Control · {sale}</source>
        <translation>Martillo · Control · {sale}</translation>
    </message>
    <message>
        <source> · ends about {time}</source>
        <translation> · termina hacia las {time}</translation>
    </message>
    <message>
        <source>lots an hour</source>
        <translation>lotes por hora</translation>
    </message>
    <message>
        <source>· {percent} % of the low estimates</source>
        <translation>· {percent} % de la estimación baja</translation>
    </message>
    <message>
        <source>Hammer</source>
        <translation>Remate</translation>
    </message>
    <message>
        <source>{sold} sold · {passed} passed · {left} to come</source>
        <translation>{sold} adjudicados · {passed} desiertos · {left} por salir</translation>
    </message>
    <message>
        <source>Everybody has been told, and the connections are closed.</source>
        <translation>Se ha avisado a todos y las conexiones están cerradas.</translation>
    </message>
    <message>
        <source>The sale is over</source>
        <translation>La subasta ha terminado</translation>
    </message>
    <message>
        <source>H goes on</source>
        <translation>H la reanuda</translation>
    </message>
    <message>
        <source>dismiss</source>
        <translation>descartar</translation>
    </message>
    <message>
        <source>reopen (R)</source>
        <translation>reabrir (R)</translation>
    </message>
    <message>
        <source>Missed bid</source>
        <translation>Puja perdida</translation>
    </message>
    <message>
        <source>lot {lot}, paddle {paddle}, a maximum received {late} after the hammer</source>
        <translation>lote {lot}, paleta {paddle}, un máximo recibido {late} después del martillo</translation>
    </message>
    <message>
        <source>lot {lot}, paddle {paddle}, {amount} received {late} after the hammer</source>
        <translation>lote {lot}, paleta {paddle}, {amount} recibidos {late} después del martillo</translation>
    </message>
    <message>
        <source>One moment, please. The auctioneer has paused the sale.</source>
        <translation>Un momento, por favor. El subastador ha pausado la subasta.</translation>
    </message>
    <message>
        <source>Reopen lot {lot}</source>
        <translation>Reabrir el lote {lot}</translation>
    </message>
    <message>
        <source>Everybody sees the reason, and it stays in the ledger.</source>
        <translation>Todos ven el motivo, y queda en el libro mayor.</translation>
    </message>
    <message>
        <source>The hammer fell too early.</source>
        <translation>El martillo cayó demasiado pronto.</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Take back the leading bid · {who}</source>
        <translation>Retirar la puja en cabeza · {who}</translation>
    </message>
    <message>
        <source>No earlier bid revives: the lot is asked anew at the last price.</source>
        <translation>Ninguna puja anterior revive: el lote se vuelve a pedir al último precio.</translation>
    </message>
    <message>
        <source>At the bidder&apos;s wish.</source>
        <translation>A petición del postor.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar la puja</translation>
    </message>
    <message>
        <source>Block paddle {paddle}</source>
        <translation>Bloquear la paleta {paddle}</translation>
    </message>
    <message>
        <source>Its later bids are refused; bids already taken stay.</source>
        <translation>Se rechazan sus pujas posteriores; las ya aceptadas siguen.</translation>
    </message>
    <message>
        <source>By decision of the house.</source>
        <translation>Por decisión de la casa.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>A bid arrived as the hammer fell.</source>
        <translation>Llegó una puja al caer el martillo.</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>clerk</source>
        <translation>en sala</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>máximo</translation>
    </message>
    <message>
        <source>online</source>
        <translation>en línea</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Orden de lotes</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Attending</source>
        <translation>Asistentes</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Last seconds</source>
        <translation>Últimos segundos</translation>
    </message>
    <message>
        <source>Time is up</source>
        <translation>Se acabó el tiempo</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} d {hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02} min</source>
        <translation>{hours} h {minutes:02} min</translation>
    </message>
</context>
<context>
    <name>Description</name>
    <message>
        <source>less</source>
        <translation>menos</translation>
    </message>
    <message>
        <source>more</source>
        <translation>más</translation>
    </message>
</context>
<context>
    <name>EventFeed</name>
    <message>
        <source>Events of the sale, newest first</source>
        <translation>Sucesos de la subasta, los más recientes primero</translation>
    </message>
</context>
<context>
    <name>FeedPanel</name>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
</context>
<context>
    <name>HouseWindow</name>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>My receipts</source>
        <translation>Mis recibos</translation>
    </message>
    <message>
        <source>Check a ledger</source>
        <translation>Comprobar un registro</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Esta lista</translation>
    </message>
    <message>
        <source>Quit Martillo</source>
        <translation>Salir de Martillo</translation>
    </message>
</context>
<context>
    <name>LifeWords</name>
    <message>
        <source>sent</source>
        <translation>enviada</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>comprobando…</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>no enviada</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazada</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptada</translation>
    </message>
    <message>
        <source>in the book</source>
        <translation>en el libro</translation>
    </message>
    <message>
        <source>leading</source>
        <translation>va ganando</translation>
    </message>
    <message>
        <source>outbid</source>
        <translation>superada</translation>
    </message>
    <message>
        <source>you bid again</source>
        <translation>pujó de nuevo</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>won</source>
        <translation>ganada</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>adjudicado</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>desierto</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>not sent: there was no connection, and it will not be sent later</source>
        <translation>no enviada: no había conexión, y no se enviará después</translation>
    </message>
    <message>
        <source>{time} sent</source>
        <translation>{time} enviada</translation>
    </message>
    <message>
        <source>{time} received</source>
        <translation>{time} recibida</translation>
    </message>
    <message>
        <source>there was no connection</source>
        <translation>no había conexión</translation>
    </message>
    <message>
        <source>received {time}</source>
        <translation>recibida {time}</translation>
    </message>
    <message>
        <source>Lot {lot} · up to {amount}</source>
        <translation>Lote {lot} · hasta {amount}</translation>
    </message>
    <message>
        <source>Lot {lot} · {amount}</source>
        <translation>Lote {lot} · {amount}</translation>
    </message>
    <message>
        <source>refused: the asking price is {ask} now</source>
        <translation>rechazada: ahora se piden {ask}</translation>
    </message>
    <message>
        <source>refused: the hammer fell at {hammer}, the bid arrived at {bid}</source>
        <translation>rechazada: el martillo cayó a las {hammer}, la puja llegó a las {bid}</translation>
    </message>
    <message>
        <source>refused: {why}</source>
        <translation>rechazada: {why}</translation>
    </message>
    <message>
        <source>waiting for the house</source>
        <translation>esperando a la casa</translation>
    </message>
    <message>
        <source>waiting for the house, {time}</source>
        <translation>esperando a la casa, {time}</translation>
    </message>
    <message>
        <source>no answer, asked again when the connection is back</source>
        <translation>sin respuesta, se preguntará al volver la conexión</translation>
    </message>
    <message>
        <source>the house cannot tell yet, asking again</source>
        <translation>la casa aún no puede decirlo, se pregunta de nuevo</translation>
    </message>
    <message>
        <source>no answer yet, asking again</source>
        <translation>aún sin respuesta, se pregunta de nuevo</translation>
    </message>
    <message>
        <source>maximum {amount} in the book</source>
        <translation>máximo de {amount} en el libro</translation>
    </message>
    <message>
        <source>accepted at {amount}</source>
        <translation>aceptada por {amount}</translation>
    </message>
    <message>
        <source>outbid after {time} by {who}</source>
        <translation>superada a los {time} por {who}</translation>
    </message>
    <message>
        <source>leading when last heard</source>
        <translation>iba ganando al perder contacto</translation>
    </message>
    <message>
        <source>outbid since, {who} leads</source>
        <translation>superada después, va ganando {who}</translation>
    </message>
    <message>
        <source>sold to {who}</source>
        <translation>adjudicado a {who}</translation>
    </message>
    <message>
        <source>beaten at once by an earlier maximum</source>
        <translation>superada al instante por un máximo anterior</translation>
    </message>
    <message>
        <source>equal to an earlier maximum, which leads</source>
        <translation>igual a un máximo anterior, que va ganando</translation>
    </message>
    <message>
        <source>then you bid again</source>
        <translation>después pujó de nuevo</translation>
    </message>
    <message>
        <source>taken back, it no longer counts</source>
        <translation>retirada, ya no cuenta</translation>
    </message>
    <message>
        <source>the lot was passed</source>
        <translation>el lote quedó desierto</translation>
    </message>
    <message>
        <source>the lot was withdrawn</source>
        <translation>el lote se retiró</translation>
    </message>
    <message>
        <source>led when last heard</source>
        <translation>iba ganando</translation>
    </message>
    <message>
        <source>the room</source>
        <translation>la sala</translation>
    </message>
    <message>
        <source>paddle {paddle}</source>
        <translation>la paleta {paddle}</translation>
    </message>
</context>
<context>
    <name>LobbyWindow</name>
    <message>
        <source>Ask the house again</source>
        <translation>Preguntar otra vez a la casa</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Martillo · Sales</source>
        <translation>Martillo · Subastas</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Subastas</translation>
    </message>
    <message>
        <source>Good to see you, {name}.</source>
        <translation>Nos alegra verle, {name}.</translation>
    </message>
    <message>
        <source>No sales yet</source>
        <translation>Aún no hay subastas</translation>
    </message>
    <message>
        <source>As soon as the house announces one, it stands here.</source>
        <translation>En cuanto la casa anuncie una, aparecerá aquí.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar otra vez</translation>
    </message>
</context>
<context>
    <name>LotList</name>
    <message>
        <source>Lots of the catalogue</source>
        <translation>Lotes del catálogo</translation>
    </message>
</context>
<context>
    <name>LotPanel</name>
    <message>
        <source>Lot {lot}</source>
        <translation>Lote {lot}</translation>
    </message>
    <message>
        <source>The catalogue is on its way…</source>
        <translation>El catálogo está en camino…</translation>
    </message>
    <message>
        <source>Hammer price</source>
        <translation>Precio de remate</translation>
    </message>
    <message>
        <source>Current price</source>
        <translation>Precio actual</translation>
    </message>
    <message>
        <source>Price when last heard</source>
        <translation>Último precio conocido</translation>
    </message>
    <message>
        <source>Starting price</source>
        <translation>Precio de salida</translation>
    </message>
    <message>
        <source>No reserve</source>
        <translation>Sin reserva</translation>
    </message>
    <message>
        <source>Reserve not met</source>
        <translation>Reserva no alcanzada</translation>
    </message>
    <message>
        <source>Reserve met</source>
        <translation>Reserva alcanzada</translation>
    </message>
    <message>
        <source>You led when last heard</source>
        <translation>Iba ganando al perder contacto</translation>
    </message>
    <message>
        <source>your max bid {amount}</source>
        <translation>su puja máxima: {amount}</translation>
    </message>
    <message>
        <source>your last bid {amount}</source>
        <translation>su última puja: {amount}</translation>
    </message>
    <message>
        <source>No bids yet</source>
        <translation>Aún sin pujas</translation>
    </message>
    <message>
        <source>Sold to you</source>
        <translation>Adjudicado a usted</translation>
    </message>
    <message>
        <source>Sold · {who}</source>
        <translation>Adjudicado · {who}</translation>
    </message>
    <message>
        <source>You lead</source>
        <translation>Va ganando</translation>
    </message>
    <message>
        <source>Outbid by the room</source>
        <translation>Superado por la sala</translation>
    </message>
    <message>
        <source>The room leads</source>
        <translation>Va ganando la sala</translation>
    </message>
    <message>
        <source>Outbid by paddle {paddle}</source>
        <translation>Superado por la paleta {paddle}</translation>
    </message>
    <message>
        <source>Paddle {paddle} leads</source>
        <translation>Va ganando la paleta {paddle}</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Estimación</translation>
    </message>
</context>
<context>
    <name>LotRows</name>
    <message>
        <source>on the block</source>
        <translation>en subasta</translation>
    </message>
    <message>
        <source>sold {price}</source>
        <translation>remate {price}</translation>
    </message>
</context>
<context>
    <name>MaxBidField</name>
    <message>
        <source>This is not an amount. Write it like 1500 or 1,500.00.</source>
        <translation>Esto no es un importe. Escríbalo como 1500 o 1.500,00.</translation>
    </message>
    <message>
        <source>Your maximum: {amount}. Only you see it.</source>
        <translation>Su máximo: {amount}. Solo lo ve usted.</translation>
    </message>
    <message>
        <source>Your maximum, kept secret</source>
        <translation>Su máximo, en secreto</translation>
    </message>
    <message>
        <source>Leave max bid</source>
        <translation>Dejar puja máxima</translation>
    </message>
</context>
<context>
    <name>MessagesPanel</name>
    <message>
        <source>Say to everybody</source>
        <translation>Decir a todos</translation>
    </message>
    <message>
        <source>Message…</source>
        <translation>Mensaje…</translation>
    </message>
    <message>
        <source>Message to everybody</source>
        <translation>Mensaje a todos</translation>
    </message>
    <message>
        <source>Last chance</source>
        <translation>Última oportunidad</translation>
    </message>
    <message>
        <source>Back in 10 min</source>
        <translation>Volvemos en 10 min</translation>
    </message>
    <message>
        <source>Lots go fast now</source>
        <translation>Ahora vamos más rápido</translation>
    </message>
</context>
<context>
    <name>MyBidsPanel</name>
    <message>
        <source>My bids</source>
        <translation>Mis pujas</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
</context>
<context>
    <name>OfferWords</name>
    <message>
        <source>No answer yet. The house is being asked whether it counts.</source>
        <translation>Aún sin respuesta. Se está preguntando a la casa si cuenta.</translation>
    </message>
    <message>
        <source>Whether your last bid counts is asked as soon as the house is back.</source>
        <translation>En cuanto vuelva la casa se preguntará si su última puja cuenta.</translation>
    </message>
    <message>
        <source>The sale is over.</source>
        <translation>La subasta ha terminado.</translation>
    </message>
    <message>
        <source>This lot has not been called yet.</source>
        <translation>Este lote aún no ha salido a subasta.</translation>
    </message>
    <message>
        <source>You can leave a maximum now; the book bids for you.</source>
        <translation>Puede dejar ya un máximo; el libro puja por usted.</translation>
    </message>
    <message>
        <source>Your maximum is in the book and bids for you.</source>
        <translation>Su máximo está en el libro y puja por usted.</translation>
    </message>
    <message>
        <source>Time is up. The house is closing the lot.</source>
        <translation>Se acabó el tiempo. La casa está cerrando el lote.</translation>
    </message>
    <message>
        <source>The house refused your registration. Ask the house why.</source>
        <translation>La casa rechazó su inscripción. Pregúntele el motivo.</translation>
    </message>
    <message>
        <source>The house has taken this paddle out of the sale. Ask the house why.</source>
        <translation>La casa ha excluido esta paleta de la subasta. Pregúntele el motivo.</translation>
    </message>
    <message>
        <source>The next bid is above your limit. Ask the house to raise it.</source>
        <translation>La siguiente puja supera su límite. Pida a la casa que lo aumente.</translation>
    </message>
    <message>
        <source>The house has taken this lot out of the sale.</source>
        <translation>La casa ha retirado este lote de la subasta.</translation>
    </message>
    <message>
        <source>The catalogue is on its way.</source>
        <translation>El catálogo está en camino.</translation>
    </message>
</context>
<context>
    <name>PhaseBanner</name>
    <message>
        <source>Fair warning</source>
        <translation>Último aviso</translation>
    </message>
    <message>
        <source>A bid now reopens the bidding.</source>
        <translation>Con una puja ahora, la subasta del lote continúa.</translation>
    </message>
    <message>
        <source>Final call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>The hammer is about to fall. A bid now reopens the bidding.</source>
        <translation>El martillo está a punto de caer. Con una puja ahora, la subasta del lote continúa.</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>The auctioneer has paused the sale. Nothing can be missed.</source>
        <translation>El subastador ha pausado la subasta. No se perderá nada.</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Cerrando</translation>
    </message>
    <message>
        <source>A bid in the last minutes gives everybody more time.</source>
        <translation>Una puja en los últimos minutos da más tiempo a todos.</translation>
    </message>
    <message>
        <source>Sold to you</source>
        <translation>Adjudicado a usted</translation>
    </message>
    <message>
        <source>Congratulations. The hammer price is settled.</source>
        <translation>Enhorabuena. El precio de remate está fijado.</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Adjudicado</translation>
    </message>
    <message>
        <source>The hammer has fallen.</source>
        <translation>El martillo ha caído.</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Desierto</translation>
    </message>
    <message>
        <source>This lot was not sold.</source>
        <translation>Este lote no se ha vendido.</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>The house has taken this lot out of the sale.</source>
        <translation>La casa ha retirado este lote de la subasta.</translation>
    </message>
    <message>
        <source>The house cannot record bids right now</source>
        <translation>La casa no puede registrar pujas ahora mismo</translation>
    </message>
    <message>
        <source>What was accepted stays. Bidding goes on as soon as the house can write again.</source>
        <translation>Lo aceptado queda. La puja sigue en cuanto la casa pueda volver a escribir.</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>That is below the asking price now. Bid again at the new price.</source>
        <translation>Eso está por debajo del precio pedido. Puje de nuevo al precio actual.</translation>
    </message>
    <message>
        <source>You lead already; nobody outbids himself.</source>
        <translation>Ya va ganando; nadie puja contra sí mismo.</translation>
    </message>
    <message>
        <source>The hammer had fallen before this bid arrived.</source>
        <translation>El martillo había caído antes de que llegara esta puja.</translation>
    </message>
    <message>
        <source>This lot takes no bids now.</source>
        <translation>Este lote no admite pujas ahora.</translation>
    </message>
    <message>
        <source>The sale is on hold. Bid again when the auctioneer goes on.</source>
        <translation>La subasta está en pausa. Puje de nuevo cuando se reanude.</translation>
    </message>
    <message>
        <source>The sale is over.</source>
        <translation>La subasta ha terminado.</translation>
    </message>
    <message>
        <source>Register for this sale first; then you can bid.</source>
        <translation>Inscríbase primero en esta subasta; después podrá pujar.</translation>
    </message>
    <message>
        <source>The house has taken this paddle out of the sale. Ask the house why.</source>
        <translation>La casa ha excluido esta paleta de la subasta. Pregúntele el motivo.</translation>
    </message>
    <message>
        <source>That is above your limit for this sale. Ask the house to raise it.</source>
        <translation>Eso supera su límite en esta subasta. Pida a la casa que lo aumente.</translation>
    </message>
    <message>
        <source>This sale takes bids at the ladder&apos;s rungs only. Choose one of them.</source>
        <translation>Esta subasta solo admite pujas en los tramos. Elija uno de ellos.</translation>
    </message>
    <message>
        <source>This bid arrived too late to be what you meant, and does not count.</source>
        <translation>Esta puja llegó demasiado tarde para ser lo que usted quería, y no cuenta.</translation>
    </message>
    <message>
        <source>This bid was mixed up with another and does not count. Bid again.</source>
        <translation>Esta puja se confundió con otra y no cuenta. Puje de nuevo.</translation>
    </message>
    <message>
        <source>Too many at once. Wait a second and try again.</source>
        <translation>Demasiado a la vez. Espere un segundo y pruebe otra vez.</translation>
    </message>
    <message>
        <source>You may not do that.</source>
        <translation>No tiene permiso para eso.</translation>
    </message>
    <message>
        <source>The house did not understand that. Check what you typed.</source>
        <translation>La casa no lo ha entendido. Revise lo que escribió.</translation>
    </message>
    <message>
        <source>There is no such lot in this sale.</source>
        <translation>No hay tal lote en esta subasta.</translation>
    </message>
    <message>
        <source>There is no such sale.</source>
        <translation>No existe esa subasta.</translation>
    </message>
    <message>
        <source>There is no such paddle in this sale.</source>
        <translation>No hay tal paleta en esta subasta.</translation>
    </message>
    <message>
        <source>The connection had just been lost. Try again.</source>
        <translation>La conexión se acababa de perder. Pruebe otra vez.</translation>
    </message>
    <message>
        <source>That cannot be called now.</source>
        <translation>Eso no se puede anunciar ahora.</translation>
    </message>
    <message>
        <source>There is no bid to sell to. Pass the lot instead.</source>
        <translation>No hay puja a la que adjudicar. Declare el lote desierto.</translation>
    </message>
    <message>
        <source>The reserve is not met. Press Sold once more to sell under the reserve.</source>
        <translation>No se alcanza la reserva. Pulse Adjudicar otra vez para vender por debajo de ella.</translation>
    </message>
    <message>
        <source>There is nothing to undo on this lot.</source>
        <translation>No hay nada que deshacer en este lote.</translation>
    </message>
    <message>
        <source>The house cannot record anything right now, so this does not count. Try again in a moment.</source>
        <translation>La casa no puede registrar nada ahora mismo, así que esto no cuenta. Pruebe de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Email and password do not go together. Check both.</source>
        <translation>El correo y la contraseña no coinciden. Revise ambos.</translation>
    </message>
    <message>
        <source>The house has closed this account. Ask the house why.</source>
        <translation>La casa ha cerrado esta cuenta. Pregúntele el motivo.</translation>
    </message>
    <message>
        <source>Too many at once. Wait a moment and try again.</source>
        <translation>Demasiado a la vez. Espere un momento y pruebe otra vez.</translation>
    </message>
    <message>
        <source>The house does not know that.</source>
        <translation>La casa no lo conoce.</translation>
    </message>
    <message>
        <source>There is an account with this email already. Sign in instead.</source>
        <translation>Ya hay una cuenta con este correo. Inicie sesión.</translation>
    </message>
    <message>
        <source>The house cannot be reached. Check the address and the network.</source>
        <translation>No se puede llegar a la casa. Revise la dirección y la red.</translation>
    </message>
    <message>
        <source>The house did not answer in time.</source>
        <translation>La casa no respondió a tiempo.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Se perdió la conexión.</translation>
    </message>
    <message>
        <source>The house is restarting and will be back in a moment.</source>
        <translation>La casa se está reiniciando y volverá en un momento.</translation>
    </message>
    <message>
        <source>The house is busy or out of order.</source>
        <translation>La casa está ocupada o averiada.</translation>
    </message>
    <message>
        <source>Too many connections from here. Close some and try again.</source>
        <translation>Demasiadas conexiones desde aquí. Cierre alguna y pruebe otra vez.</translation>
    </message>
    <message>
        <source>The house&apos;s certificate is wrong, so nothing was sent. Ask the house before you go on.</source>
        <translation>El certificado de la casa es incorrecto, así que no se envió nada. Pregunte a la casa antes de seguir.</translation>
    </message>
    <message>
        <source>A plain connection to a public address would show your password. Use https.</source>
        <translation>Una conexión sin cifrar a una dirección pública mostraría su contraseña. Use https.</translation>
    </message>
    <message>
        <source>This is not an address. Write it like https://house.example.</source>
        <translation>Esto no es una dirección. Escríbala como https://house.example.</translation>
    </message>
    <message>
        <source>This Martillo and the house speak different versions. Update Martillo; if it is new, ask the house.</source>
        <translation>Este Martillo y la casa hablan versiones distintas. Actualice Martillo; si es nuevo, pregunte a la casa.</translation>
    </message>
    <message>
        <source>The house does not answer any more.</source>
        <translation>La casa ya no responde.</translation>
    </message>
    <message>
        <source>What answers there was not understood. It is another version, or no Martillo house.</source>
        <translation>No se entiende lo que responde ahí. Es otra versión, o no es una casa Martillo.</translation>
    </message>
    <message>
        <source>Your session is not valid any more. Sign in again.</source>
        <translation>Su sesión ya no es válida. Entre de nuevo.</translation>
    </message>
    <message>
        <source>This session was ended, here or elsewhere. Sign in again.</source>
        <translation>Esta sesión se cerró, aquí o en otro lugar. Entre de nuevo.</translation>
    </message>
    <message>
        <source>You are in this sale from another window now.</source>
        <translation>Ahora está en esta subasta desde otra ventana.</translation>
    </message>
    <message>
        <source>coming up</source>
        <translation>próximo</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>fair warning</source>
        <translation>último aviso</translation>
    </message>
    <message>
        <source>final call</source>
        <translation>última llamada</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>adjudicado</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>desierto</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>Upcoming</source>
        <translation>Próxima</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Abierta ahora</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>waiting for approval</source>
        <translation>pendiente de aprobación</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>inscrito</translation>
    </message>
    <message>
        <source>registration refused</source>
        <translation>inscripción rechazada</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloqueada</translation>
    </message>
    <message>
        <source>not called</source>
        <translation>no salió</translation>
    </message>
    <message>
        <source>YOU</source>
        <translation>USTED</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Paddle {paddle}</source>
        <translation>Paleta {paddle}</translation>
    </message>
    <message>
        <source>room</source>
        <translation>sala</translation>
    </message>
    <message>
        <source>1 lot</source>
        <translation>1 lote</translation>
    </message>
    <message>
        <source>{count} lots</source>
        <translation>{count} lotes</translation>
    </message>
    <message>
        <source>The price rises</source>
        <translation>Sube el precio</translation>
    </message>
    <message>
        <source>{who} takes the bid back</source>
        <translation>{who} revoca la puja</translation>
    </message>
    <message>
        <source>Asking now</source>
        <translation>Se pide ahora</translation>
    </message>
    <message>
        <source>Lot {lot} opened</source>
        <translation>Sale el lote {lot}</translation>
    </message>
    <message>
        <source>Fair warning</source>
        <translation>Último aviso</translation>
    </message>
    <message>
        <source>Final call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>Lot {lot} sold · {who}</source>
        <translation>Lote {lot} adjudicado · {who}</translation>
    </message>
    <message>
        <source>Lot {lot} passed</source>
        <translation>Lote {lot} desierto</translation>
    </message>
    <message>
        <source>Lot {lot} withdrawn</source>
        <translation>Lote {lot} retirado</translation>
    </message>
    <message>
        <source>Lot {lot} reopened: {text}</source>
        <translation>Lote {lot} reabierto: {text}</translation>
    </message>
    <message>
        <source>Lot {lot} has more time</source>
        <translation>El lote {lot} tiene más tiempo</translation>
    </message>
    <message>
        <source>An entry was struck</source>
        <translation>Se tachó una anotación</translation>
    </message>
    <message>
        <source>The sale is open</source>
        <translation>La subasta está abierta</translation>
    </message>
    <message>
        <source>The sale is over</source>
        <translation>La subasta ha terminado</translation>
    </message>
    <message>
        <source>On hold: {text}</source>
        <translation>En pausa: {text}</translation>
    </message>
    <message>
        <source>Bidding goes on</source>
        <translation>Se reanuda la puja</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«{text}»</translation>
    </message>
</context>
<context>
    <name>PictureFrame</name>
    <message>
        <source>Loading picture…</source>
        <translation>Cargando imagen…</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Sin imagen</translation>
    </message>
    <message>
        <source>Picture, press to enlarge</source>
        <translation>Imagen, pulse para ampliarla</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Ampliar</translation>
    </message>
</context>
<context>
    <name>PictureOverlay</name>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} de {count}</translation>
    </message>
    <message>
        <source>Esc closes</source>
        <translation>Esc cierra</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture {number} of {count}</source>
        <translation>Imagen {number} de {count}</translation>
    </message>
</context>
<context>
    <name>PriceChart</name>
    <message>
        <source>No bids yet</source>
        <translation>Aún sin pujas</translation>
    </message>
    <message>
        <source>From {first} to {last} in {count} steps</source>
        <translation>De {first} a {last} en {count} pasos</translation>
    </message>
    <message>
        <source>Price of this lot</source>
        <translation>Precio de este lote</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>Orden de lotes</translation>
    </message>
    <message>
        <source>Put this lot next</source>
        <translation>Poner este lote a continuación</translation>
    </message>
    <message>
        <source>Withdraw this lot</source>
        <translation>Retirar este lote</translation>
    </message>
    <message>
        <source>Reopen this lot…</source>
        <translation>Reabrir este lote…</translation>
    </message>
</context>
<context>
    <name>ReceiptAlarm</name>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>Signed receipt</source>
        <translation>Recibo firmado</translation>
    </message>
    <message>
        <source>The house signed this answer with its key. Keep it to prove your bid and its time.</source>
        <translation>La casa firmó esta respuesta con su clave. Guárdela para probar su puja y su hora.</translation>
    </message>
    <message>
        <source>This came as the house&apos;s signed answer. Keep it, and ask the house about this bid.</source>
        <translation>Llegó como respuesta firmada de la casa. Guárdelo y pregunte a la casa por esta puja.</translation>
    </message>
    <message>
        <source>The receipt as it was signed</source>
        <translation>El recibo tal como se firmó</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Subasta</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Ledger row</source>
        <translation>Asiento</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ReceiptWords</name>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>genuine</source>
        <translation>auténtico</translation>
    </message>
    <message>
        <source>NOT genuine</source>
        <translation>NO auténtico</translation>
    </message>
    <message>
        <source>contradicts another</source>
        <translation>contradice a otro</translation>
    </message>
    <message>
        <source>another bid</source>
        <translation>otra puja</translation>
    </message>
    <message>
        <source>The house has not answered yet. Its receipt comes with the answer.</source>
        <translation>La casa aún no ha respondido. El recibo llega con la respuesta.</translation>
    </message>
    <message>
        <source>The signature is genuine: the house gave this answer.</source>
        <translation>La firma es auténtica: la casa dio esta respuesta.</translation>
    </message>
    <message>
        <source>The signature does not fit what you sent and what was answered. This proves nothing.</source>
        <translation>La firma no concuerda con lo que usted envió y lo que se respondió. No prueba nada.</translation>
    </message>
    <message>
        <source>It is signed with another key than the receipts before it. A house has one key for a sale.</source>
        <translation>Está firmado con otra clave que los recibos anteriores. Una casa tiene una sola clave por subasta.</translation>
    </message>
    <message>
        <source>The house has signed two different answers to the same bid. Both are kept.</source>
        <translation>La casa firmó dos respuestas distintas a la misma puja. Se guardan las dos.</translation>
    </message>
    <message>
        <source>The house signed it, but wrote another limit or another bidder into its ledger.</source>
        <translation>La casa lo firmó, pero anotó en su registro otro límite u otro postor.</translation>
    </message>
    <message>
        <source>accepted, leading</source>
        <translation>aceptada, va ganando</translation>
    </message>
    <message>
        <source>accepted, outbid at once</source>
        <translation>aceptada, superada al instante</translation>
    </message>
    <message>
        <source>accepted, an equal maximum was earlier</source>
        <translation>aceptada, un máximo igual fue anterior</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptada</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>aún sin respuesta</translation>
    </message>
    <message>
        <source>refused: {why}</source>
        <translation>rechazada: {why}</translation>
    </message>
    <message>
        <source>up to {amount}</source>
        <translation>hasta {amount}</translation>
    </message>
    <message>
        <source>Export your receipts now, ask the house about this bid, and do not rely on it.</source>
        <translation>Exporte ahora sus recibos, pregunte a la casa por esta puja y no cuente con ella.</translation>
    </message>
    <message>
        <source>A receipt is wrong</source>
        <translation>Un recibo es falso</translation>
    </message>
    <message>
        <source>The disk refuses it, so it is kept until Martillo is closed. Make room, then export all.</source>
        <translation>El disco no lo admite: se guarda solo hasta que cierre Martillo. Haga sitio y exporte todos.</translation>
    </message>
    <message>
        <source>A receipt could not be saved</source>
        <translation>No se pudo guardar un recibo</translation>
    </message>
    <message>
        <source>The house&apos;s ledger at row {row} is not signed with its key. Ask the house why, and check the ledger after the sale.</source>
        <translation>El registro de la casa en el asiento {row} no está firmado con su clave. Pregunte a la casa por qué y compruebe el registro después de la subasta.</translation>
    </message>
    <message>
        <source>The ledger&apos;s signature is wrong</source>
        <translation>La firma del registro es falsa</translation>
    </message>
    <message>
        <source>Lot {lot}: </source>
        <translation>Lote {lot}: </translation>
    </message>
</context>
<context>
    <name>ReceiptsWindow</name>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Subasta</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>↑ ↓ Enter</source>
        <translation>↑ ↓ Intro</translation>
    </message>
    <message>
        <source>Show a receipt in full</source>
        <translation>Ver un recibo completo</translation>
    </message>
    <message>
        <source>Export the receipts</source>
        <translation>Exportar los recibos</translation>
    </message>
    <message>
        <source>What a receipt is</source>
        <translation>Qué es un recibo</translation>
    </message>
    <message>
        <source>Receipts: {kept}. Not genuine: {wrong}. Waiting for the house: {waiting}.</source>
        <translation>Recibos: {kept}. No auténticos: {wrong}. A la espera de la casa: {waiting}.</translation>
    </message>
    <message>
        <source>Lines of the files that could not be read: {count}.</source>
        <translation>Líneas de los archivos que no se pudieron leer: {count}.</translation>
    </message>
    <message>
        <source>Each answer to a bid is signed with the house&apos;s key: the sale, the bid, its amount, when it was received and what was answered. Nobody can change it afterwards, not even the house. Martillo checks each receipt as it comes and keeps it on this computer. Export them to prove a bid to others; when the sale is over, check its ledger with them.</source>
        <translation>Cada respuesta a una puja va firmada con la clave de la casa: la subasta, la puja, su importe, cuándo se recibió y qué se respondió. Nadie puede cambiarla después, ni siquiera la casa. Martillo comprueba cada recibo al llegar y lo guarda en este equipo. Expórtelos para demostrar una puja ante otros; cuando termine la subasta, compruebe con ellos su registro.</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>¿Qué es esto?</translation>
    </message>
    <message>
        <source>The receipts are in {file}.</source>
        <translation>Los recibos están en {file}.</translation>
    </message>
    <message>
        <source>The receipts could not be written: {why}. Choose another place.</source>
        <translation>No se pudieron escribir los recibos: {why}. Elija otro lugar.</translation>
    </message>
    <message>
        <source>Martillo · Receipts</source>
        <translation>Martillo · Recibos</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Check against the ledger</source>
        <translation>Cotejar con el registro</translation>
    </message>
    <message>
        <source>Receipts, newest first</source>
        <translation>Recibos, los más nuevos primero</translation>
    </message>
    <message>
        <source>No receipts yet</source>
        <translation>Aún no hay recibos</translation>
    </message>
    <message>
        <source>As soon as the house has answered a bid of yours, its signed answer stands here.</source>
        <translation>En cuanto la casa responda a una puja suya, aquí estará su respuesta firmada.</translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>{sold} of {lots} sold for {total} in all</source>
        <translation>{sold} de {lots} adjudicados por {total} en total</translation>
    </message>
    <message>
        <source>You won nothing this time. Thank you for being here.</source>
        <translation>Esta vez no ha ganado nada. Gracias por venir.</translation>
    </message>
    <message>
        <source>You won {lots} for {total}.</source>
        <translation>Ha ganado {lots} por {total}.</translation>
    </message>
    <message>
        <source>The sale is over</source>
        <translation>La subasta ha terminado</translation>
    </message>
    <message>
        <source>Check the ledger with my receipts</source>
        <translation>Comprobar el registro con mis recibos</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A quién</translation>
    </message>
    <message>
        <source>Hammer price</source>
        <translation>Precio de remate</translation>
    </message>
</context>
<context>
    <name>SaleCard</name>
    <message>
        <source>live, called by the auctioneer</source>
        <translation>en directo, con subastador</translation>
    </message>
    <message>
        <source>timed</source>
        <translation>con reloj</translation>
    </message>
    <message>
        <source>closes from {time}</source>
        <translation>cierra desde {time}</translation>
    </message>
    <message>
        <source>opens {time}</source>
        <translation>abre {time}</translation>
    </message>
    <message>
        <source>Paddle {paddle}: {status}</source>
        <translation>Paleta {paddle}: {status}</translation>
    </message>
    <message>
        <source>Paddle {paddle}</source>
        <translation>Paleta {paddle}</translation>
    </message>
    <message>
        <source>leading {lots}</source>
        <translation>va ganando en {lots}</translation>
    </message>
    <message>
        <source>maximum left on {lots}</source>
        <translation>máximo dejado en {lots}</translation>
    </message>
    <message>
        <source>won {lots} for {total}</source>
        <translation>ganó {lots} por {total}</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Inscribirse</translation>
    </message>
    <message>
        <source>See results</source>
        <translation>Ver resultados</translation>
    </message>
    <message>
        <source>Watch the sale</source>
        <translation>Ver la subasta</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Call the sale</source>
        <translation>Dirigir la subasta</translation>
    </message>
</context>
<context>
    <name>SaleRoomWindow</name>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Bid the asking price</source>
        <translation>Pujar el precio pedido</translation>
    </message>
    <message>
        <source>Type a maximum</source>
        <translation>Escribir un máximo</translation>
    </message>
    <message>
        <source>Watch this lot, or not</source>
        <translation>Seguir este lote, o dejarlo</translation>
    </message>
    <message>
        <source>Back to the lot on the block</source>
        <translation>Volver al lote en subasta</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>Buscar en el catálogo</translation>
    </message>
    <message>
        <source>Choose a lot in the catalogue</source>
        <translation>Elegir un lote del catálogo</translation>
    </message>
    <message>
        <source>↑ ↓ Enter</source>
        <translation>↑ ↓ Intro</translation>
    </message>
    <message>
        <source>Martillo · {sale}</source>
        <translation>Martillo · {sale}</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Seguidos</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>To lot {lot}, on the block</source>
        <translation>Al lote {lot}, en subasta</translation>
    </message>
    <message>
        <source>Paddle</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>At stake: {amount} of {limit}</source>
        <translation>En juego: {amount} de {limit}</translation>
    </message>
    <message>
        <source>At stake: {amount}</source>
        <translation>En juego: {amount}</translation>
    </message>
    <message>
        <source>Lot {lot} on your watch list</source>
        <translation>El lote {lot}, que sigue</translation>
    </message>
    <message>
        <source>Lot {lot} on your watch list, about {minutes} min</source>
        <translation>El lote {lot}, que sigue, en unos {minutes} min</translation>
    </message>
    <message>
        <source>Lot {lot}: {what}</source>
        <translation>Lote {lot}: {what}</translation>
    </message>
    <message>
        <source>Your bid on lot {lot} was not sent: there is no connection.</source>
        <translation>Su puja por el lote {lot} no se envió: no hay conexión.</translation>
    </message>
    <message>
        <source>Lot {lot} is yours at {amount}.</source>
        <translation>El lote {lot} es suyo por {amount}.</translation>
    </message>
    <message>
        <source>You have been outbid on lot {lot}.</source>
        <translation>Le han superado en el lote {lot}.</translation>
    </message>
    <message>
        <source>You are registered. Good luck.</source>
        <translation>Está inscrito. Buena suerte.</translation>
    </message>
    <message>
        <source>Nothing was sent: there is no connection. It will not be sent later either.</source>
        <translation>No se envió nada: no hay conexión. Tampoco se enviará después.</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>SignInWindow</name>
    <message>
        <source>Create an account</source>
        <translation>Crear una cuenta</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenido</translation>
    </message>
    <message>
        <source>One account for every sale of this house.</source>
        <translation>Una cuenta para todas las subastas de esta casa.</translation>
    </message>
    <message>
        <source>Sign in to follow the sale and bid.</source>
        <translation>Inicie sesión para seguir la subasta y pujar.</translation>
    </message>
    <message>
        <source>I have an account already</source>
        <translation>Ya tengo una cuenta</translation>
    </message>
    <message>
        <source>New here? Create an account</source>
        <translation>¿Es nuevo? Cree una cuenta</translation>
    </message>
    <message>
        <source>House: {address} · change</source>
        <translation>Casa: {address} · cambiar</translation>
    </message>
    <message>
        <source>Asking the house…</source>
        <translation>Preguntando a la casa…</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Crear cuenta</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Tell the house your name.</source>
        <translation>Diga su nombre a la casa.</translation>
    </message>
    <message>
        <source>Type your email address.</source>
        <translation>Escriba su correo electrónico.</translation>
    </message>
    <message>
        <source>Type your password; a new one needs at least 8 characters.</source>
        <translation>Escriba su contraseña; una nueva necesita al menos 8 caracteres.</translation>
    </message>
    <message>
        <source>Type the address of the house.</source>
        <translation>Escriba la dirección de la casa.</translation>
    </message>
    <message>
        <source>Martillo · Sign in</source>
        <translation>Martillo · Iniciar sesión</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Address of the house</source>
        <translation>Dirección de la casa</translation>
    </message>
    <message>
        <source>Language and appearance</source>
        <translation>Idioma y aspecto</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Server clock {offset}</source>
        <translation>Reloj del servidor {offset}</translation>
    </message>
    <message>
        <source>Back after {time}, {count} events caught up</source>
        <translation>De vuelta tras {time}, {count} sucesos recuperados</translation>
    </message>
    <message>
        <source>{count} events left out: slow line</source>
        <translation>{count} anotaciones omitidas: línea lenta</translation>
    </message>
    <message>
        <source>{count} attending</source>
        <translation>{count} asistentes</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Take care</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallo</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menú (F10)</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Fetching the ledger…</source>
        <translation>Pidiendo el registro…</translation>
    </message>
    <message>
        <source>Checking every row…</source>
        <translation>Comprobando cada asiento…</translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation>Sin veredicto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>How much of the ledger has been read</source>
        <translation>Cuánto del registro se ha leído</translation>
    </message>
</context>
<context>
    <name>Visit</name>
    <message>
        <source>End the sale?</source>
        <translation>¿Terminar la subasta?</translation>
    </message>
    <message>
        <source>Everybody is told, and the connections are closed. This cannot be undone.</source>
        <translation>Se avisa a todos y se cierran las conexiones. No se puede deshacer.</translation>
    </message>
    <message>
        <source>End the sale</source>
        <translation>Terminar la subasta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>¿Cerrar la sesión?</translation>
    </message>
    <message>
        <source>Bids that the house has taken stay. Maxima left in the book go on bidding for you.</source>
        <translation>Las pujas aceptadas por la casa siguen. Los máximos dejados en el libro siguen pujando por usted.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
</context>
</TS>
